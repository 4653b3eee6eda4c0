/*
 * The picture of who is linked to whom. The table under it is its equal and is there without this script; the picture
 * is for eyes and a pointer alone, and shows itself only once it is drawn. A node is opened by a click; a person comes
 * into focus by a first click on the picture, which leads to their own picture.
 */
for (const place of document.querySelectorAll('[data-network-url]')) draw(place)

async function draw(place) {
  try {
    const response = await fetch(place.dataset.networkUrl, { headers: { accept: 'application/json' } })
    if (!response.ok || response.redirected) return
    const { nodes, edges } = await response.json()
    // The library puts a style element into the page unless one by this id is there: our policy allows none, and our
    // stylesheet says what it would.
    const instead = document.createElement('meta')
    instead.id = '__________cytoscape_stylesheet'
    document.head.append(instead)
    const { default: cytoscape } = await import('../cytoscape/cytoscape.esm.min.mjs')
    place.hidden = false
    show(cytoscape, place, nodes, edges)
  } catch {
    place.hidden = true
  }
}

const colours = {
  person: '#0b4a5a',
  place: '#00703c',
  phone: '#4c2c92',
  vehicle: '#b58840',
  online_name: '#d53880',
  group: '#942514',
}
const shapes = {
  person: 'ellipse',
  place: 'round-rectangle',
  phone: 'diamond',
  vehicle: 'rectangle',
  online_name: 'hexagon',
  group: 'octagon',
}

function show(cytoscape, place, nodes, edges) {
  const picture = cytoscape({
    container: place,
    elements: {
      nodes: nodes.map((node) => ({ data: { ...node, words: wordsOf(node) } })),
      edges: edges.map((edge) => ({
        data: { ...edge, words: [edge.label, edge.sure === 'Possible' ? '?' : ''].filter(Boolean).join(' ') },
      })),
    },
    style: [
      {
        selector: 'node',
        style: {
          label: 'data(words)',
          'background-color': (node) => colours[node.data('kind')] ?? '#505a5f',
          shape: (node) => shapes[node.data('kind')] ?? 'ellipse',
          'font-family': 'Public Sans, arial, sans-serif',
          'font-size': 13,
          color: '#0b0c0c',
          'text-wrap': 'wrap',
          'text-max-width': 140,
          'text-valign': 'bottom',
          'text-margin-y': 4,
          'text-background-color': '#ffffff',
          'text-background-opacity': 0.85,
          'text-background-padding': 2,
          'min-zoomed-font-size': 7,
          width: 26,
          height: 26,
        },
      },
      {
        selector: 'node[step = 0]',
        style: { width: 44, height: 44, 'font-weight': 'bold', 'border-width': 4, 'border-color': '#ffdd00' },
      },
      { selector: 'node[?more]', style: { 'border-width': 3, 'border-style': 'dashed', 'border-color': '#0b0c0c' } },
      {
        selector: 'edge',
        style: {
          // Near the end that it is said of: who is the parent, not whose.
          'target-label': 'data(words)',
          'target-text-offset': 34,
          width: 2,
          'line-color': '#505a5f',
          'curve-style': 'bezier',
          'font-family': 'Public Sans, arial, sans-serif',
          'font-size': 11,
          'text-background-color': '#ffffff',
          'text-background-opacity': 0.85,
          'min-zoomed-font-size': 7,
        },
      },
      { selector: 'edge[confidence = "possible"]', style: { 'line-style': 'dotted' } },
      { selector: 'edge[?ended]', style: { 'line-style': 'dashed', 'line-color': '#b1b4b6' } },
    ],
    layout: {
      name: 'cose',
      animate: false,
      randomize: false,
      padding: 30,
      nodeRepulsion: () => 60000,
      idealEdgeLength: () => 90,
    },
    minZoom: 0.2,
    maxZoom: 1.4,
    // The wheel goes on scrolling the page.
    userZoomingEnabled: false,
  })
  // A small picture does not fill the place with giants; looking nearer may.
  picture.maxZoom(3)
  // A telephone that is turned, or a window made smaller, goes on showing all of it.
  picture.on('resize', () => picture.fit(undefined, 30))
  picture.on('tap', 'node', (event) => {
    window.location.href = event.target.data('url')
  })
  const buttons = document.createElement('div')
  buttons.className = 'waymark-network__buttons'
  for (const [text, by] of [
    ['Nearer', 1.3],
    ['Farther', 1 / 1.3],
    ['All of it', 0],
  ]) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary'
    button.textContent = text
    // The picture is hidden from a keyboard's way as from a screen reader: the table has all of it.
    button.tabIndex = -1
    button.addEventListener('click', () => {
      if (by === 0) picture.fit(undefined, 30)
      else
        picture.zoom({
          level: picture.zoom() * by,
          renderedPosition: { x: picture.width() / 2, y: picture.height() / 2 },
        })
    })
    buttons.append(button)
  }
  place.append(buttons)
}

function wordsOf({ label, about, more }) {
  return [label, about, more ? '(and more)' : ''].filter(Boolean).join('\n')
}
