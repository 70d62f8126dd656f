/** How large something is looked at; 1 fits it into the window. */
export type Zoom = number

const steps: readonly Zoom[] = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6]

export function zoomIn(zoom: Zoom): Zoom {
  return steps.find((step) => step > zoom) ?? zoom
}

export function zoomOut(zoom: Zoom): Zoom {
  return steps.findLast((step) => step < zoom) ?? zoom
}
