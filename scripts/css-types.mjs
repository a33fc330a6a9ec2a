// Writes the declaration that lets TypeScript accept `import 'gws-workbins/styles.css'` in a project without a bundler's types.
import { writeFileSync } from 'node:fs'

writeFileSync('dist/styles.css.d.ts', 'export {}\n')
