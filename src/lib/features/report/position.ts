import { metresBetween } from '#lib/domain/matching/distance.ts';
import type { PlaceInfo } from '#server/services.ts';

export interface Position {
	lat: number;
	lon: number;
	/** metres */
	accuracy: number;
}

/** Why nothing is known of where the device is. `none`: no such device, or a plain http address. */
export type NoPosition = 'denied' | 'failed' | 'none';

const TIMEOUT_MS = 10_000;
/** A checker walks about 40 m in this time: as much as GPS is off anyway. */
const FRESH_MS = 30_000;

/** Where the device is. Never rejects. */
export function here(): Promise<Position | NoPosition> {
	const locator = navigator.geolocation as Geolocation | undefined;
	if (locator === undefined || !isSecureContext) return Promise.resolve('none');
	return new Promise((resolve) => {
		locator.getCurrentPosition(
			({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }),
			({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : 'failed'),
			{ enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: FRESH_MS }
		);
	});
}

/** Metres from a position to a place; null where the place has none of its own. */
export function metresTo(place: PlaceInfo, position: Position): number | null {
	return place.position === null ? null : metresBetween({ ...place.position, accuracy: 0 }, position);
}
