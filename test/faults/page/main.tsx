/** The page that the fault tests drive: a desktop as its plan wants it. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'gws-workbins/styles.css'
import { Desk } from './Desk.js'
import { fromSearch } from './DeskPlan.js'

const plan = fromSearch(location.search)
const desk = <Desk plan={plan} />
const element = document.querySelector('#desk')
if (element !== null)
  createRoot(element).render(plan.strict ? <StrictMode>{desk}</StrictMode> : desk)
