import { describe, expect, test } from 'vitest';
import { Outside } from '#electron/outside/outside.ts';
import { LIMITS } from '#shared/limits.ts';
import { createText } from '#shared/text/index.ts';

/** Main's side of an address a person opens, with a person who answers and a system that remembers. */
function outside({ answer = 0, opens = true }: { readonly answer?: number; readonly opens?: boolean } = {}) {
  const asked: Electron.MessageBoxOptions[] = [];
  const opened: string[] = [];
  const subject = new Outside({
    shell: {
      openExternal: (url) => {
        opened.push(url);
        return opens ? Promise.resolve() : Promise.reject(new Error('no application is known for it'));
      },
    },
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
    t: () => createText('en').t,
  });
  return { open: async (address: string) => subject.open(address), asked, opened };
}

describe('an address of the web', () => {
  test.each([
    ['https://tracker.example/browse/PAY-1', 'https://tracker.example/browse/PAY-1', 'tracker.example'],
    [' HTTP://Tracker.Example:8080/a b ', 'http://tracker.example:8080/a%20b', 'tracker.example:8080'],
    ['https://tracker.example', 'https://tracker.example/', 'tracker.example'],
    // It looks like paypal.com; its first letter is Cyrillic.
    ['https://раypal.example/', 'https://xn--ypal-43d9g.example/', 'xn--ypal-43d9g.example'],
    // What a browser makes of it is what is shown.
    ['https:\\\\tracker.example\\@other.example', 'https://tracker.example/@other.example', 'tracker.example'],
    ['http://2130706433/', 'http://127.0.0.1/', '127.0.0.1'],
    ["https://tracker.example/?q=\"&a='b'|calc", 'https://tracker.example/?q=%22&a=%27b%27|calc', 'tracker.example'],
  ])('%s is shown as it is handed over', async (address, handed, host) => {
    const { open, asked, opened } = outside();
    expect(await open(address)).toEqual({ opened: true });
    expect(opened).toEqual([handed]);
    expect(asked[0]?.message).toBe(`Open ${host} in the browser?`);
    expect(asked[0]?.detail?.split('\n')[0]).toBe(handed);
  });

  test('stays here unless the person says so: Enter and Escape both leave it', async () => {
    const { open, asked, opened } = outside({ answer: 1 });
    expect(await open('https://tracker.example/')).toEqual({ opened: false });
    expect(opened).toEqual([]);
    const [{ buttons = [], defaultId = -1, cancelId = -1 } = {}] = asked;
    expect([buttons[defaultId], buttons[cancelId]]).toEqual(['Cancel', 'Cancel']);
  });

  test('no browser is told as that', async () => {
    await expect(outside({ opens: false }).open('https://tracker.example/')).rejects.toMatchObject({
      code: 'browserFailed',
    });
  });

  test('one question at a time', async () => {
    const { open, asked } = outside();
    const first = open('https://tracker.example/');
    expect(await open('https://other.example/')).toEqual({ opened: false });
    expect(await first).toEqual({ opened: true });
    expect(asked).toHaveLength(1);
    expect(await open('https://other.example/')).toEqual({ opened: true });
  });
});

describe('anything else is refused before anybody is asked', () => {
  const long = `https://tracker.example/${'a'.repeat(LIMITS.webAddress)}`;
  test.each([
    ['file:///etc/passwd', 'addressScheme'],
    ['javascript:alert(1)', 'addressScheme'],
    ['JavaScript:alert(1)', 'addressScheme'],
    ['smb://host/share', 'addressScheme'],
    ['ms-msdt:/id PCWDiagnostic', 'addressScheme'],
    ['data:text/html,x', 'addressScheme'],
    ['blob:https://tracker.example/1', 'addressScheme'],
    ['view-source:https://tracker.example/', 'addressScheme'],
    ['mailto:mia@acme.example', 'addressScheme'],
    ['tel:112', 'addressScheme'],
    ['app://slipway/', 'addressScheme'],
    ['vbscript:x', 'addressScheme'],
    ['https://tracker.example@other.example/', 'addressUser'],
    ['https://mia:secret@tracker.example/', 'addressUser'],
    ['https://:secret@tracker.example/', 'addressUser'],
    ['java\nscript:alert(1)', 'addressControl'],
    ['https://tracker.example/\u0000', 'addressControl'],
    ['https://tracker.example/\r\nSet-Cookie: a', 'addressControl'],
    ['https://tracker.example/\u202Egpj.exe', 'addressControl'],
    ['https://track\u200Ber.example/', 'addressControl'],
    ['https://tracker.example/\u2028', 'addressControl'],
    ['https://tracker.example/\uD800', 'addressControl'],
    [long, 'addressTooLong'],
    // Short as it is typed, and not once it is written out.
    [`https://tracker.example/${'ü'.repeat(LIMITS.webAddress / 2)}`, 'addressTooLong'],
    ['', 'addressUnreadable'],
    ['see the wiki', 'addressUnreadable'],
    ['//tracker.example/', 'addressUnreadable'],
    ['/etc/passwd', 'addressUnreadable'],
    ['\\\\host\\share', 'addressUnreadable'],
    ['https://', 'addressUnreadable'],
    ['https://a b/', 'addressUnreadable'],
    ['https://[::1/', 'addressUnreadable'],
  ])('%j is %s', async (address, code) => {
    const { open, asked, opened } = outside();
    await expect(open(address)).rejects.toMatchObject({ code });
    expect([asked, opened]).toEqual([[], []]);
  });

  test('an address as long as is allowed is opened', async () => {
    const { open, opened } = outside();
    const most = long.slice(0, LIMITS.webAddress);
    await open(most);
    expect(opened).toEqual([most]);
  });
});
