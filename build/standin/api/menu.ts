import type Electron from 'electron';
import { loud } from '../loud.ts';
import { BrowserWindow } from './browser-window.ts';

type Template = Electron.MenuItemConstructorOptions;

/** Menus are kept, not drawn: a test may look at one and click an item; keys of a menu do nothing. */
export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(private readonly options: Template) {
    this.id = options.id ?? '';
    this.label = options.label ?? options.role ?? '';
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined;
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
  }

  click(): void {
    const window = BrowserWindow.getFocusedWindow();
    this.options.click?.(this as unknown as Electron.MenuItem, window as unknown as Electron.BaseWindow, {});
  }
}

let applicationMenu: Menu | null = null;

export class Menu {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {}
  closePopup(): void {}

  static buildFromTemplate(template: readonly (Template | Electron.MenuItem)[]): Menu {
    const menu = loud('Menu', new Menu());
    for (const options of template) menu.append(loud('MenuItem', new MenuItem(options as Template)));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}
