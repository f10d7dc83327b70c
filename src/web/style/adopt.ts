import base from './base.css?inline'
import expand from './expand.css?inline'
import leads from './leads.css?inline'
import parts from './parts.css?inline'
import print from './print.css?inline'
import shell from './shell.css?inline'
import table from './table.css?inline'
import tokens from './tokens.css?inline'

// styles come with the script, which draws all there is: one question less, and nothing is drawn without them
const sheet = new CSSStyleSheet()
sheet.replaceSync([tokens, base, shell, table, parts, leads, expand, print].join('\n'))
document.adoptedStyleSheets = [sheet]
