// Writes the declarations that let TypeScript accept `import 'gws-workbins/styles.css'` in a project without a bundler's types.
import { writeFileSync } from 'node:fs'

for (const sheet of ['styles', 'devtools']) writeFileSync(`dist/${sheet}.css.d.ts`, 'export {}\n')
