import type { ScaleLinear } from 'd3-scale';
import { getLayerCakeContext } from 'layercake';

/** The chart a mark is drawn in: two linear scales. Read it where it is used, it changes with the size. */
export function useChart() {
	return getLayerCakeContext<{ x: ScaleLinear<number, number>; y: ScaleLinear<number, number> }>();
}
