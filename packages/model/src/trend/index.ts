export { type Spot as ChartSpot, trendChart, type TrendChart } from './chart.ts'
export { sayTrend, type TrendWord, trendWord, trendWords } from './say.ts'
export { type Measured, trendOf, type Trend } from './trend.ts'
// The table names its columns and choices as a sheet does.
export { choiceWords, sheetWords } from '../words/sheet.ts'
