// AssemblyScript, compiled by ../../buildKernel.ts into ../kernel.wasm: all floating point arithmetic of `embedded/1`.
// Only + − × ÷ sqrt min max floor and integer operations on f32 and f32x4, so that every engine gives the same bits:
// no relaxed SIMD, no fused multiply-add, no host functions. All pointers are byte offsets; classes is a multiple of 4.

/** A row's gradient below this counts as 0; a step's mean, below its share of it. */
const LEAST_GRADIENT: f32 = 1e-4

/** e^x for 4 lanes, −87 ≤ x ≤ 88: Cephes' `expf`, range reduction by ln 2 in two parts and a polynomial of degree 6. */
function exp4(value: v128): v128 {
  let x = f32x4.max(f32x4.min(value, f32x4.splat(88.0)), f32x4.splat(-87.0))
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(0.5)))
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(-2.1219444e-4)))

  let y = f32x4.splat(1.98756915e-4)
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.3981999507e-3))
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(8.3334519073e-3))
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(4.1665795894e-2))
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.6666665459e-1))
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(5.0000001201e-1))
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(x, x)), x), f32x4.splat(1))

  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(y, power)
}

/** Sum of 4 lanes by the fixed tree (0 + 1) + (2 + 3). */
function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
}

/** out[c] = scale × Σ weights[feature][c], features ascending as listed. `features` are u16 bucket numbers. */
export function score(weights: usize, classes: i32, features: usize, count: i32, scale: f32, out: usize): void {
  const end = features + (count << 1)
  const factor = f32x4.splat(scale)
  for (let c = 0; c < classes; c += 4) {
    let sum = f32x4.splat(0)
    for (let at = features; at < end; at += 2) {
      const row = weights + ((<usize>(<i32>load<u16>(at) * classes + c)) << 2)
      sum = f32x4.add(sum, v128.load(row))
    }
    v128.store(out + (c << 2), f32x4.mul(sum, factor))
  }
}

/** Scores to probabilities in place over the first `labels` of `classes` lanes; the padding lanes become 0. */
export function softmax(scores: usize, classes: i32, labels: i32): void {
  let greatest = load<f32>(scores)
  for (let c = 1; c < labels; c++) greatest = max<f32>(greatest, load<f32>(scores + (c << 2)))

  const shift = f32x4.splat(greatest)
  let sum = f32x4.splat(0)
  for (let c = 0; c < classes; c += 4) {
    const at = scores + (c << 2)
    v128.store(at, exp4(f32x4.sub(v128.load(at), shift)))
    for (let lane = max<i32>(labels - c, 0); lane < 4; lane++) store<f32>(at + (lane << 2), 0)
    sum = f32x4.add(sum, v128.load(at))
  }

  const total = f32x4.splat(sumLanes(sum))
  for (let c = 0; c < classes; c += 4) {
    const at = scores + (c << 2)
    v128.store(at, f32x4.div(v128.load(at), total))
  }
}

/**
 * Adds one row's gradient, `errors` (probabilities − one-hot, already scaled), to the slot of each of its features.
 * A feature met for the first time in the step gets the next slot; `slots[bucket]` is its number + 1.
 * @returns The number of slots in use.
 */
function accumulate(
  classes: i32,
  features: usize,
  count: i32,
  errors: usize,
  slots: usize,
  touched: usize,
  gradients: usize,
  used: i32,
): i32 {
  const end = features + (count << 1)
  for (let at = features; at < end; at += 2) {
    const bucket = <usize>load<u16>(at)
    const slot = load<u32>(slots + (bucket << 2))
    if (slot == 0) {
      store<u16>(touched + (used << 1), <u16>bucket)
      memory.copy(gradients + ((<usize>used * classes) << 2), errors, (<usize>classes) << 2)
      used++
      store<u32>(slots + (bucket << 2), used)
    } else {
      const row = gradients + ((<usize>(slot - 1) * classes) << 2)
      for (let c = 0; c < classes; c += 4) {
        const o = (<usize>c) << 2
        v128.store(row + o, f32x4.add(v128.load(row + o), v128.load(errors + o)))
      }
    }
  }
  return used
}

/** Adagrad on the touched rows: squares += g², weights −= rate × g ÷ √squares; |g| < least counts as 0. */
function update(
  weights: usize,
  squares: usize,
  classes: i32,
  slots: usize,
  touched: usize,
  gradients: usize,
  used: i32,
  rate: f32,
  least: f32,
): void {
  const factor = f32x4.splat(rate)
  const threshold = f32x4.splat(least)
  for (let slot = 0; slot < used; slot++) {
    const bucket = <usize>load<u16>(touched + (slot << 1))
    store<u32>(slots + (bucket << 2), 0)
    const from = gradients + ((<usize>slot * classes) << 2)
    const to = (bucket * classes) << 2
    for (let c = 0; c < classes; c += 4) {
      const o = (<usize>c) << 2
      const raw = v128.load(from + o)
      const g = v128.and(raw, f32x4.ge(f32x4.abs(raw), threshold))
      const square = f32x4.add(v128.load(squares + to + o), f32x4.mul(g, g))
      v128.store(squares + to + o, square)
      const change = f32x4.div(f32x4.mul(factor, g), f32x4.sqrt(square))
      v128.store(weights + to + o, f32x4.sub(v128.load(weights + to + o), change))
    }
  }
}

/**
 * One optimizer step over `rows` rows of the corpus, named by `order` (u32 row numbers).
 *
 * The corpus is `offsets` (u32, one more than rows), `features` (u16), `targets` (u32) and `rowWeights` (f32); the
 * gradient is the mean over the rows of the step, summed in their order. Leaves the probability that each row's label
 * had before the step in `likelihoods` (f32).
 */
export function step(
  weights: usize,
  squares: usize,
  classes: i32,
  labels: i32,
  offsets: usize,
  features: usize,
  targets: usize,
  rowWeights: usize,
  order: usize,
  rows: i32,
  rate: f32,
  scores: usize,
  slots: usize,
  touched: usize,
  gradients: usize,
  likelihoods: usize,
): void {
  let used = 0
  for (let r = 0; r < rows; r++) {
    const row = <usize>load<u32>(order + (r << 2))
    const from = load<u32>(offsets + (row << 2))
    const count = <i32>(load<u32>(offsets + (row << 2), 4) - from)
    const list = features + ((<usize>from) << 1)
    const norm: f32 = <f32>1 / sqrt<f32>(<f32>count)
    score(weights, classes, list, count, norm, scores)
    softmax(scores, classes, labels)

    const target = scores + ((<usize>load<u32>(targets + (row << 2))) << 2)
    const likelihood = load<f32>(target)
    store<f32>(likelihoods + (r << 2), likelihood)
    store<f32>(target, likelihood - 1)

    const scale = f32x4.splat((norm * load<f32>(rowWeights + (row << 2))) / <f32>rows)
    for (let c = 0; c < classes; c += 4) {
      const at = scores + (c << 2)
      v128.store(at, f32x4.mul(v128.load(at), scale))
    }
    used = accumulate(classes, list, count, scores, slots, touched, gradients, used)
  }
  update(weights, squares, classes, slots, touched, gradients, used, rate, LEAST_GRADIENT / <f32>rows)
}

/** Row `row` of `out` becomes the probabilities of the corpus' rows `from` … `to` − 1, `classes` lanes each. */
export function predict(
  weights: usize,
  classes: i32,
  labels: i32,
  offsets: usize,
  features: usize,
  from: i32,
  to: i32,
  out: usize,
): void {
  for (let row = from; row < to; row++) {
    const first = load<u32>(offsets + (row << 2))
    const count = <i32>(load<u32>(offsets + (row << 2), 4) - first)
    const scores = out + ((<usize>(row - from) * classes) << 2)
    const norm: f32 = <f32>1 / sqrt<f32>(<f32>count)
    score(weights, classes, features + ((<usize>first) << 1), count, norm, scores)
    softmax(scores, classes, labels)
  }
}

/** Fills `count` f32 from `at` with `value`. */
export function fill(at: usize, count: i32, value: f32): void {
  for (let i = 0; i < count; i++) store<f32>(at + (i << 2), value)
}
