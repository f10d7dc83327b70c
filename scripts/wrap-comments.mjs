// Wraps comments anew where they are too wide: a pure function of a source text and its comments.

/** Columns of a line at most, as the formatter counts them for code. */
export const WIDTH = 110

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const CLOSING = /[，。、；：！？）】》」』”’〕,.;:!?)\]]/u
const OPENING = /[（【《「『“‘〔([]/u

/** Columns of a text on a terminal: Chinese signs take two. */
export const columnsOf = (text) => {
  let columns = 0
  for (const sign of text) columns += WIDE.test(sign) ? 2 : 1
  return columns
}

/** What a line of a comment must not lose: instructions to tools. */
const isInstruction = (line) =>
  /^\s*(?:\/\/+|\*|\/\*+)?\s*(?:biome-|@ts-|eslint|prettier|<reference|#)/.test(line)

/** A line as it is: indented, a table, code, or aligned by runs of spaces. */
const isVerbatim = (line) => /^\s{2,}|^\||^```|\S\s{2,}\S/.test(line)

const BULLET = /^(?:[-*·]|\d+\.|\(\d+\))\s+/

/** Two pieces of a sentence put together: with a space, but not between Chinese signs. */
const joined = (left, right) =>
  WIDE.test(left.at(-1)) && WIDE.test([...right][0]) ? `${left}${right}` : `${left} ${right}`

/** A word cut between Chinese signs, never before a closing one or after an opening one. */
const pieces = (word) => {
  const found = []
  for (const sign of word) {
    const before = found.at(-1)
    const mayCut =
      before &&
      (WIDE.test(before.at(-1)) || WIDE.test(sign)) &&
      !CLOSING.test(sign) &&
      !OPENING.test(before.at(-1))
    if (before === undefined || mayCut) found.push(sign)
    else found[found.length - 1] += sign
  }
  return found
}

/** Where a line may end: not before a section's sign, nor between a comparison and its bound. */
const BREAK = /(?<![≥≤]) (?!§)/u

/** Words filled into lines of at most `width` columns, those after the first set in by `indent`. */
const filled = (text, width, indent) => {
  const lines = []
  let line = ''
  const room = () => width - (lines.length > 0 ? columnsOf(indent) : 0)
  const put = (piece, space) => {
    const longer = line === '' ? piece : `${line}${space}${piece}`
    if (columnsOf(longer) <= room() || line === '') line = longer
    else {
      lines.push(line)
      line = piece
    }
  }
  for (const word of text.split(BREAK)) {
    const isChinese = [...word].some((sign) => WIDE.test(sign))
    for (const [i, piece] of (isChinese ? pieces(word) : [word]).entries()) put(piece, i === 0 ? ' ' : '')
  }
  lines.push(line)
  return lines.map((one, i) => (i === 0 ? one : `${indent}${one}`))
}

/** Lines of a comment without its marks, wrapped where one is wider than `width`. */
export const wrapText = (lines, width) => {
  const wrapped = []
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]
    if (first.trim() === '' || isVerbatim(first) || isInstruction(first)) {
      wrapped.push(first)
      if (first.startsWith('```'))
        while (++i < lines.length && !lines[i].startsWith('```')) wrapped.push(lines[i])
      else i++
      continue
    }
    const indent = ' '.repeat(BULLET.exec(first)?.[0].length ?? 0)
    let end = i + 1
    while (end < lines.length && continues(lines[end], indent)) end++
    const paragraph = lines.slice(i, end)
    const isWide = paragraph.some((line) => columnsOf(line) > width)
    const text = paragraph.map((line) => line.trim()).reduce(joined)
    wrapped.push(...(isWide ? filled(text, width, indent) : paragraph))
    i = end
  }
  return wrapped
}

/** The line goes on with the paragraph before it, whose later lines are set in by `indent`. */
const continues = (line, indent) =>
  line.trim() !== '' &&
  line.startsWith(indent) &&
  !isInstruction(line) &&
  !/^(?:@|```)/.test(line) &&
  !isVerbatim(line.slice(indent.length)) &&
  !BULLET.test(line.slice(indent.length))

/** The source text with its wide comments wrapped. `comments` are ranges in order; code is never touched. */
export const wrapComments = (text, comments) => {
  const edits = []
  for (let i = 0; i < comments.length; ) {
    const { pos, end } = comments[i]
    const lineStart = text.lastIndexOf('\n', pos - 1) + 1
    const lineEnd = endOfLine(text, end)
    const indent = text.slice(lineStart, pos)
    const isOwnLine = indent.trim() === '' && text.slice(end, lineEnd).trim() === ''
    const isLine = text.startsWith('//', pos)
    if (!isOwnLine) {
      if (isLine) edits.push(...movedUp(text, comments[i], lineStart))
      i++
    } else if (isLine) {
      const last = lastOfRun(text, comments, i, indent)
      edits.push({
        pos: lineStart,
        end: comments[last].end,
        text: lineComments(text, comments.slice(i, last + 1), indent),
      })
      i = last + 1
    } else {
      edits.push({ pos: lineStart, end, text: blockComment(text.slice(pos, end), indent) })
      i++
    }
  }
  return edits.reduceRight((left, edit) => left.slice(0, edit.pos) + edit.text + left.slice(edit.end), text)
}

const endOfLine = (text, from) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The last of the line comments that stand below each other, set in alike. */
const lastOfRun = (text, comments, first, indent) => {
  let last = first
  while (
    last + 1 < comments.length &&
    text.slice(comments[last].end, comments[last + 1].pos) === `\n${indent}` &&
    text.startsWith('//', comments[last + 1].pos)
  )
    last++
  return last
}

const lineComments = (text, run, indent) => {
  const lines = run.map(({ pos, end }) => text.slice(pos, end))
  const isPlain = lines.every((line) => /^\/\/(?: |$)/.test(line) && !isInstruction(line))
  if (!isPlain) return lines.map((line) => `${indent}${line}`).join('\n')
  const bare = lines.map((line) => line.slice(3).trimEnd())
  return wrapText(bare, WIDTH - indent.length - 3)
    .map((line) => `${indent}//${line === '' ? '' : ` ${line}`}`)
    .join('\n')
}

/** A block comment of one line becomes one of several when it is too wide. */
const blockComment = (comment, indent) => {
  const lines = comment.split('\n')
  if (lines.every((line, i) => columnsOf(i === 0 ? `${indent}${line}` : line) <= WIDTH))
    return `${indent}${comment}`
  const opening = /^\/\*+/.exec(comment)[0]
  const bare = lines.length === 1 ? [comment.slice(opening.length, -2).trim()] : bareLines(lines, opening)
  if (!bare || isInstruction(bare[0])) return `${indent}${comment}`
  const wrapped = wrapText(bare, WIDTH - indent.length - 3)
  return [
    `${indent}${opening}`,
    ...wrapped.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}`),
    `${indent} */`,
  ].join('\n')
}

/** The lines between the marks; undefined unless each begins with a star, so that no drawing is torn. */
const bareLines = (lines, opening) => {
  const inner = lines.slice(1, -1)
  const [first, last] = [lines[0].slice(opening.length).trim(), lines.at(-1).trim()]
  if (!inner.every((line) => /^\s*\*(?: |$)/.test(line)) || !/^\*\/$|^\* .*\*\/$/.test(last)) return undefined
  const bare = inner.map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
  const ending = last === '*/' ? [] : [last.slice(2, -2).trim()]
  return [...(first ? [first] : []), ...bare, ...ending]
}

/** A comment after code that makes its line too wide goes onto a line of its own above. */
const movedUp = (text, { pos, end }, lineStart) => {
  const line = text.slice(lineStart, end)
  const comment = text.slice(pos, end)
  if (columnsOf(line) <= WIDTH || isInstruction(comment)) return []
  const indent = /^\s*/.exec(line)[0]
  const code = text.slice(lineStart, pos).trimEnd()
  const lines = wrapText([comment.slice(2).trim()], WIDTH - indent.length - 3)
  return [{ pos: lineStart, end, text: `${lines.map((one) => `${indent}// ${one}\n`).join('')}${code}` }]
}
