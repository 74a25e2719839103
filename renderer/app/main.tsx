import { createRoot } from 'react-dom/client';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import { applyTheme, usePreferences } from '../ui/state/preferences.ts';
import { App } from './app.tsx';

// Before the first paint, so that no light flash precedes a dark window.
applyTheme(usePreferences.getState().theme);

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
