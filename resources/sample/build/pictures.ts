/** The photographs of the stories, drawn: each scene is an SVG of 640 × 480. */
export const pictures: Readonly<Record<string, () => string>> = {
  'heron-cracked.jpg': () => scene(daylight, desk('#b98d5f') + heron({ shade: '#ece4d3' }) + crack(262, 168)),
  'heron-evening.jpg': () =>
    scene(evening, desk('#7a5232') + glow(250, 250) + heron({ shade: '#f6dfae' }) + books(430)),
  'heron-candle.jpg': () => scene(night, desk('#4d301d') + glow(250, 250) + heron({ shade: '#e8b062' }) + cup(470)),
  'heron-grey.jpg': () => scene(daylight, desk('#caa77c') + heron({ shade: '#8d9296' }) + plant(520)),
  'heron-tatami.jpg': () => scene(shoji, tatami() + glow(250, 250) + heron({ shade: '#f3e3bd' })),
  'wren-nursery.jpg': () => scene(nursery, desk('#e3cdb0') + glow(320, 250) + wren(320, '#f7d9a0') + bear(500)),
  'wren-scratch.jpg': () => scene(daylight, underside() + scratch()),
  'wren-wall.jpg': () => scene(greenWall, headboard() + glow(150, 150) + glow(490, 150) + sconce(150) + sconce(490)),
  'base-ammaccata.jpg': () => scene(daylight, desk('#d8c3a0') + base(320, 300, 1.7) + dent(300, 296)),
  'engraving.jpg': () => scene(workshop, board() + engraved('Still the best light in the house')),
  'flax-cable.jpg': () => scene(daylight, desk('#e6dac6') + cable()),
  'gift-card.jpg': () => scene(daylight, desk('#9db0a4') + giftCard()),
  'offcut-box.jpg': () => scene(workshop, desk('#8b6440') + box()),
  'tarn-atelier.jpg': () =>
    scene(daylight, floor() + table(90, 270, 460) + books(150, 270) + wren(450, '#f2e9d6', 176)),
  'tomas-lathe.jpg': () => scene(workshop, floor() + lathe()),
  'corner-97.png': () => drawing('Corner, plan 1:20', cornerPlan()),
  'lobby-plan.png': () => drawing('Harbour House · lobby', lobbyPlan()),
  'wren-exploded.png': () => drawing('Wren · parts', explodedWren()),
}

const daylight = gradient('#f4efe6', '#d9cfbf')
const evening = gradient('#3c2f3a', '#6a4a3c')
const night = gradient('#15121b', '#38241c')
const nursery = gradient('#a9bccb', '#dcd3c8')
const shoji = gradient('#efe8d8', '#d8ccae')
const greenWall = gradient('#24372d', '#1a2a22')
const workshop = gradient('#8d7a66', '#5d4c3d')

function gradient(top: string, bottom: string): string {
  return `<linearGradient id="bg" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`
}

function scene(background: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480"><defs>${background}
    <radialGradient id="glow"><stop stop-color="#ffdf9a" stop-opacity=".85"/><stop offset="1" stop-color="#ffc766" stop-opacity="0"/></radialGradient>
    <linearGradient id="brass" x2="1"><stop stop-color="#8c6a2b"/><stop offset=".5" stop-color="#e7c873"/><stop offset="1" stop-color="#8c6a2b"/></linearGradient>
    <linearGradient id="round" x2="1"><stop stop-opacity=".22"/><stop offset=".4" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-opacity=".3"/></linearGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="7"/></filter></defs>
    <rect width="640" height="480" fill="url(#bg)"/>${content}</svg>`
}

function desk(colour: string): string {
  const grain = [372, 391, 415, 446].map(
    (y) =>
      `<path d="M0 ${y} Q200 ${y - 6} 360 ${y} T640 ${y - 3}" fill="none" stroke="#000" stroke-opacity=".09" stroke-width="2"/>`,
  )
  return `<rect y="356" width="640" height="124" fill="${colour}"/><rect y="356" width="640" height="5" fill="#fff" fill-opacity=".25"/>${grain.join('')}`
}

function base(x: number, y: number, size = 1): string {
  return `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cy="64" rx="92" ry="13" opacity=".3" filter="url(#soft)"/>
    <path d="M-80 36 v20 a80 16 0 0 0 160 0 v-20z" fill="#c49a67"/><path d="M-80 36 v20 a80 16 0 0 0 160 0 v-20z" fill="url(#round)"/>
    <ellipse cy="36" rx="80" ry="16" fill="#dcb684"/><ellipse cy="36" rx="52" ry="10" fill="none" stroke="#b98a54" stroke-width="2"/></g>`
}

function heron({ shade }: { readonly shade: string }): string {
  return `${base(400, 330)}<path d="M400 362 L430 214 L262 118" fill="none" stroke="url(#brass)" stroke-width="9" stroke-linejoin="round"/>
    <circle cx="430" cy="214" r="11" fill="#e2c06c" stroke="#8c6a2b" stroke-width="2"/><g transform="rotate(-14 262 150)">
    <ellipse cx="262" cy="214" rx="82" ry="17" fill="#fff1c9"/><path d="M232 116 h60 l52 98 a82 17 0 0 1 -164 0z" fill="${shade}"/>
    <path d="M232 116 h60 l52 98 a82 17 0 0 1 -164 0z" fill="url(#round)"/><rect x="246" y="100" width="32" height="18" rx="5" fill="url(#brass)"/></g>`
}

function wren(x: number, shade: string, y = 270): string {
  return `<g transform="translate(${x} ${y})"><ellipse cy="100" rx="66" ry="10" opacity=".3" filter="url(#soft)"/>
    <path d="M-46 96 q6 -62 34 -76 h24 q28 14 34 76z" fill="#6b452a"/><path d="M-46 96 q6 -62 34 -76 h24 q28 14 34 76z" fill="url(#round)"/>
    <path d="M-42 -92 h84 l30 112 h-144z" fill="${shade}"/><path d="M-42 -92 h84 l30 112 h-144z" fill="url(#round)"/></g>`
}

function glow(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="210" fill="url(#glow)"/>`
}

function crack(x: number, y: number): string {
  return `<path d="M${x} ${y} l9 22 l-13 14 l16 20 l-6 16" fill="none" stroke="#3d2f26" stroke-width="4" stroke-linejoin="bevel"/>`
}

function dent(x: number, y: number): string {
  return `<ellipse cx="${x}" cy="${y + 120}" rx="26" ry="11" fill="#86623a"/><path d="M${x - 24} ${y + 116} q24 -12 48 0" stroke="#5c4022" stroke-width="3" fill="none"/>`
}

function underside(): string {
  return `${desk('#d9cbb4')}<circle cx="320" cy="235" r="170" opacity=".3" filter="url(#soft)"/><circle cx="320" cy="225" r="165" fill="#6b452a"/>
    <circle cx="320" cy="225" r="165" fill="url(#round)"/><circle cx="320" cy="225" r="112" fill="#30392f"/><circle cx="320" cy="225" r="14" fill="#cfae62"/>`
}

function scratch(): string {
  return `<path d="M388 96 q34 20 62 62" stroke="#dcb88d" stroke-width="5" fill="none"/><circle cx="420" cy="124" r="52" fill="none" stroke="#d2452f" stroke-width="4"/>`
}

function headboard(): string {
  return `<rect x="70" y="300" width="500" height="180" rx="14" fill="#8a6a4a"/><rect x="96" y="350" width="200" height="130" rx="26" fill="#ece7dd"/><rect x="344" y="350" width="200" height="130" rx="26" fill="#e2dccf"/>`
}

function sconce(x: number): string {
  return `<rect x="${x - 5}" y="150" width="10" height="70" fill="url(#brass)"/><path d="M${x - 34} 92 h68 l22 74 h-112z" fill="#f3d79d"/><path d="M${x} 220 q30 90 -6 130" fill="none" stroke="#0e1512" stroke-width="4"/>`
}

function tatami(): string {
  const bars = [80, 240, 400, 560].map((x) => `<rect x="${x}" width="7" height="350" fill="#6a4f33"/>`)
  return `${bars.join('')}<rect y="96" width="640" height="6" fill="#6a4f33"/><rect y="226" width="640" height="6" fill="#6a4f33"/>
    <rect y="350" width="640" height="130" fill="#c6bd7e"/><rect y="412" width="640" height="12" fill="#3a4a38"/>`
}

function board(): string {
  return `<rect x="40" y="150" width="560" height="180" rx="10" fill="#d7b583"/>${[180, 214, 252, 300]
    .map((y) => `<path d="M40 ${y} q160 -16 300 0 t260 -6" fill="none" stroke="#b08a56" stroke-width="3"/>`)
    .join('')}`
}

function engraved(text: string): string {
  return `<text x="320" y="250" text-anchor="middle" font-family="Georgia, 'DejaVu Serif', serif" font-style="italic" font-size="33" fill="#5a3b1c">${text}</text>`
}

function cable(): string {
  const path = 'M-20 380 C120 120 220 430 320 240 S520 90 660 300'
  return `<path d="${path}" fill="none" stroke="#7d6a4b" stroke-width="30"/><path d="${path}" fill="none" stroke="#d9c49a" stroke-width="26"/>
    <path d="${path}" fill="none" stroke="#a98f60" stroke-width="26" stroke-dasharray="5 9"/>`
}

function giftCard(): string {
  return `<g transform="rotate(-7 320 230)"><rect x="152" y="132" width="340" height="206" rx="12" opacity=".35" filter="url(#soft)"/>
    <rect x="150" y="120" width="340" height="206" rx="12" fill="#b3694a"/>${[150, 190, 236, 282]
      .map((y) => `<path d="M150 ${y} q90 -18 170 0 t170 -6" fill="none" stroke="#8f4d33" stroke-width="3"/>`)
      .join(
        '',
      )}<text x="320" y="238" text-anchor="middle" font-family="Georgia, 'DejaVu Serif', serif" font-size="30" fill="#f6e4cf">Larkspur &amp; Pine</text></g>`
}

function box(): string {
  const joints = [0, 1, 2, 3, 4].map(
    (i) =>
      `<rect x="180" y="${206 + i * 30}" width="24" height="15" fill="#e1c294"/><rect x="436" y="${206 + i * 30}" width="24" height="15" fill="#e1c294"/>`,
  )
  return `<rect x="180" y="200" width="280" height="160" fill="#a06d3f"/>${joints.join('')}<path d="M180 200 l50 -50 h280 l-50 50z" fill="#c4925c"/><path d="M460 200 l50 -50 v160 l-50 50z" fill="#7f5430"/>`
}

function floor(): string {
  return `<rect y="400" width="640" height="80" fill="#a58f74"/>`
}

function table(x: number, y: number, width: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="22" rx="4" fill="#b98a56"/><path d="M${x + 40} ${y + 22} l-22 160 M${x + width - 40} ${y + 22} l22 160" stroke="#9c7042" stroke-width="16"/>`
}

function lathe(): string {
  const shavings = [...Array(14).keys()].map(
    (i) =>
      `<path d="M${170 + i * 24} ${418 + (i % 3) * 12} q10 -18 20 0" fill="none" stroke="#e8cfa2" stroke-width="5"/>`,
  )
  return `<rect x="90" y="330" width="460" height="40" fill="#3f4a4d"/><rect x="90" y="190" width="86" height="142" rx="8" fill="#4f5d61"/><rect x="478" y="216" width="64" height="116" rx="8" fill="#4f5d61"/>
    <path d="M176 232 q40 -34 84 0 t90 0 t128 10 v36 q-60 26 -128 8 t-90 2 t-84 -4z" fill="#c99a62"/><path d="M176 232 q40 -34 84 0 t90 0 t128 10 v10 q-60 -12 -128 -10 t-90 0 t-84 2z" fill="#fff" fill-opacity=".25"/>
    <path d="M330 300 L470 420" stroke="#2d3335" stroke-width="10"/>${shavings.join('')}`
}

function books(x: number, y = 356): string {
  return ['#9a4a3c', '#3f5c73', '#c7a24d', '#5b6b4a']
    .map(
      (colour, i) =>
        `<rect x="${x + i * 27}" y="${y - 96 + (i % 2) * 14}" width="23" height="${96 - (i % 2) * 14}" fill="${colour}"/>`,
    )
    .join('')
}

function cup(x: number): string {
  return `<path d="M${x} 300 h62 l-6 58 h-50z" fill="#d8d0c4"/><path d="M${x + 60} 312 q26 4 14 28 l-18 4" fill="none" stroke="#d8d0c4" stroke-width="7"/>`
}

function plant(x: number): string {
  return `<path d="M${x - 34} 300 h68 l-10 60 h-48z" fill="#b4654a"/>${[-58, -30, 0, 30, 58].map((dx) => `<path d="M${x} 300 q${dx} -60 ${dx * 1.3} -120 q${-dx * 0.2 + 12} 66 ${-dx * 1.3} 120z" fill="#56764f"/>`).join('')}`
}

function bear(x: number): string {
  return `<g fill="#8a6442"><circle cx="${x}" cy="330" r="40"/><circle cx="${x}" cy="272" r="30"/><circle cx="${x - 24}" cy="248" r="11"/><circle cx="${x + 24}" cy="248" r="11"/></g>
    <circle cx="${x - 10}" cy="268" r="4"/><circle cx="${x + 10}" cy="268" r="4"/><ellipse cx="${x}" cy="282" rx="10" ry="7" fill="#cfa981"/>`
}

function drawing(title: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480"><rect width="640" height="480" fill="#fdfcf8"/>
    <g fill="none" stroke="#27313a" stroke-width="2.5">${content}</g><g font-family="DejaVu Sans, sans-serif" font-size="16" fill="#27313a"><text x="28" y="456">${title}</text></g></svg>`
}

function label(x: number, y: number, text: string): string {
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="15" fill="#27313a" stroke="none">${text}</text>`
}

function cornerPlan(): string {
  return `<path d="M80 60 V400" stroke-width="6"/><path d="M80 60 q260 -2 500 62" stroke-width="6"/><path d="M92 74 L520 124 V236 L92 216z"/>
    <path d="M116 74 a30 30 0 0 1 -24 32"/>${label(126, 112, '97°')}${label(264, 178, '1650 × 700')}${label(300, 58, '6 mm')}<path d="M330 66 v14"/>`
}

function lobbyPlan(): string {
  return `<rect x="60" y="50" width="520" height="350" stroke-width="6"/><path d="M260 400 h110" stroke="#fdfcf8" stroke-width="9"/><rect x="210" y="180" width="230" height="70"/>
    ${label(268, 222, '3.20 m')}<circle cx="130" cy="120" r="22"/><circle cx="510" cy="120" r="22"/>${label(104, 166, 'Moth 1')}${label(484, 166, 'Moth 2')}${label(286, 424, 'entrance')}`
}

function explodedWren(): string {
  return `<path d="M280 50 h80 l24 80 h-128z"/><rect x="302" y="158" width="36" height="34" rx="6"/><path d="M276 300 q6 -66 30 -80 h28 q24 14 30 80z"/>
    <circle cx="320" cy="346" r="20"/><ellipse cx="320" cy="402" rx="62" ry="12"/><path d="M320 130 V400" stroke-dasharray="5 6"/>
    ${[
      ['1 shade', 96],
      ['2 socket E27', 180],
      ['3 base', 270],
      ['4 dimmer 38 mm', 352],
      ['5 felt', 407],
    ]
      .map(([text, y]) => label(420, Number(y), String(text)))
      .join('')}`
}
