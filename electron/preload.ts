import { contextBridge, ipcRenderer } from 'electron';
import { buildBridge } from './preload-bridge.ts';

contextBridge.exposeInMainWorld('slipway', buildBridge(ipcRenderer));
