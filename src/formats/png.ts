import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { AppError } from '../domain/errors.js'

const FAMILY = 'Noto Sans SC'
const FILES = [
  ['NotoSansSC_400Regular.ttf', '400Regular'],
  ['NotoSansSC_700Bold.ttf', '700Bold'],
] as const

/** The bundled font's files: beside the built program, else the package that the build takes them from. */
export const fontFiles = (): string[] =>
  FILES.map(([name, folder]) => {
    const built = fileURLToPath(new URL(`../fonts/${name}`, import.meta.url))
    if (existsSync(built)) return built
    return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${folder}/${name}`)
  })

/** Pixels of a picture at most: some 160 MB while it is drawn. */
const MOST_PIXELS = 40_000_000

/**
 * Draws an SVG as PNG with the bundled font and no other, so that Chinese is drawn on a machine without fonts
 * and the same bytes come out everywhere. `scale` 2 = two pixels a unit; a large picture is drawn smaller,
 * but never below half a pixel a unit: such a one fails with `too_large`.
 */
export const pngOf = async (
  svg: string,
  { width, height }: { width: number; height: number },
  scale = 2,
): Promise<Buffer> => {
  const fits = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)))
  if (fits < 0.5)
    throw new AppError(
      'too_large',
      `Cannot draw a picture of ${width} × ${height}: the most is ${MOST_PIXELS} pixels; choose fewer rings, or svg`,
    )
  const { renderAsync } = await import('@resvg/resvg-js')
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: fits },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FAMILY },
  })
  return drawn.asPng()
}
