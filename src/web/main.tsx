import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/client.js'
import { App } from './app.js'
import { LanguageProvider } from './page/language.js'
import './policy.js'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/table.css'
import './style/parts.css'
import './style/leads.css'
import './style/print.css'

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
