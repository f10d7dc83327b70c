// The rings in Ant Design's virtual table, with the console's columns: asked for, then shown.
import { Table } from 'antd'
import { createElement, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'

const amount = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const COLUMNS = [
  { title: 'Level', dataIndex: 'level', width: 104 },
  {
    title: 'Ring',
    dataIndex: 'id',
    width: 92,
    render: (id) => createElement('a', { href: `/rings/${id}` }, id),
  },
  { title: 'Members', dataIndex: 'names', width: 200, ellipsis: true },
  { title: 'Firms', dataIndex: 'count', width: 56 },
  { title: 'Score', dataIndex: 'score', width: 68, sorter: (a, b) => a.score - b.score },
  { title: 'Lots', dataIndex: 'lots', width: 84 },
  {
    title: 'Won',
    dataIndex: 'won',
    width: 118,
    render: (won) => (won === null ? '–' : amount.format(won / 100)),
  },
  { title: 'Days', dataIndex: 'days', width: 178 },
  { title: 'Grade', dataIndex: 'grade', width: 150 },
  { title: 'Evidence', dataIndex: 'families', width: 200, ellipsis: true },
  { title: 'Region', dataIndex: 'region', width: 84 },
]

const rowsOf = (index) =>
  index.id.map((id, i) => ({
    id,
    level: index.level[i],
    names: index.memberNames[i].join(', '),
    count: index.memberNames[i].length,
    score: index.score[i],
    lots: index.lots[i],
    won: index.wonFen[i],
    days: `${index.firstDay[i] ?? '–'} – ${index.lastDay[i] ?? '–'}`,
    grade: index.grade[i],
    families: index.families[i].join(', '),
    region: index.regions[i][0],
  }))

const List = ({ rows }) => {
  const [red, setRed] = useState(true)
  document.querySelector('#red').onchange = ({ target }) => setRed(target.checked)
  const dataSource = useMemo(() => (red ? rows : rows.filter(({ level }) => level !== 'red')), [rows, red])
  return createElement(Table, {
    ...{ virtual: true, pagination: false, rowKey: 'id', size: 'small', scroll: { x: 1334, y: 600 } },
    ...{ columns: COLUMNS, dataSource },
  })
}

const index = await (await fetch('/api/v1/rings/index')).json()
createRoot(document.querySelector('#app')).render(createElement(List, { rows: rowsOf(index) }))
