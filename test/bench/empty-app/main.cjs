/* The least an app can do in the same runtime: one window with an empty page. */
const { app, BrowserWindow } = require('electron');

app.once('ready', () => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  void window.loadURL('data:text/html,<button>ready</button>');
});
app.on('window-all-closed', () => app.quit());
