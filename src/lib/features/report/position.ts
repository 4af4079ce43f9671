import type { PlaceInfo } from '#server/services.ts';

export interface Position {
	lat: number;
	lon: number;
	/** metres */
	accuracy: number;
}

/** Where the device is; null where it cannot or may not say. */
export function here(): Promise<Position | null> {
	const locator = navigator.geolocation as Geolocation | undefined;
	if (locator === undefined) return Promise.resolve(null);
	return new Promise((resolve) => {
		locator.getCurrentPosition(
			({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }),
			() => resolve(null),
			{ enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 }
		);
	});
}

/** @returns the code of the nearest place of a position, of grids and smaller; null where none has one */
export function nearestPlace(places: Iterable<PlaceInfo>, position: Position): string | null {
	let nearest: { code: string; distance: number } | null = null;
	for (const place of places) {
		if (place.position === null || place.kind === 'street' || place.kind === 'community') continue;
		const distance = squared(place.position, position);
		if (nearest === null || distance < nearest.distance) nearest = { code: place.code, distance };
	}
	return nearest?.code ?? null;
}

/** Good enough to compare distances within a street: degrees, with a degree of longitude shortened. */
function squared(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
	const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
	return east * east + (a.lat - b.lat) ** 2;
}
