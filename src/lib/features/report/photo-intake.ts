/** Why a file is no photo to send. */
export type PhotoRefusal = 'heic' | 'not_an_image' | 'too_large';
export type Intake = { ok: true; photo: Blob } | { ok: false; why: PhotoRefusal };

/** The server keeps no more pixels than this a side (`server/photos/limits.ts`): sending more only costs signal. */
const SIDE = 2048;
/** What is small already is sent as it is. */
const SMALL_BYTES = 600_000;
const MAX_BYTES = 12 * 1024 * 1024;
const QUALITY = 0.85;

const HEIF_BRANDS = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif)$/;

/** What the first bytes say a file is, whatever it is called. */
export function formatOf(head: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heic' | null {
	const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
	if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
	if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
	if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
	if (text(4, 8) === 'ftyp' && HEIF_BRANDS.test(text(8, 12))) return 'heic';
	return null;
}

/** Refuses at once what the server would refuse, and makes a large picture smaller, upright. Never rejects. */
export async function takeIn(file: Blob): Promise<Intake> {
	const format = formatOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
	if (format === null) return { ok: false, why: 'not_an_image' };
	if (format === 'heic') return { ok: false, why: 'heic' };
	const picture = await decoded(file);
	if (picture === null) return { ok: false, why: 'not_an_image' };
	const smaller = await redrawn(picture, file).catch(() => null);
	picture.close();
	const photo = smaller !== null && smaller.size < file.size ? smaller : file;
	return photo.size > MAX_BYTES ? { ok: false, why: 'too_large' } : { ok: true, photo };
}

/** Decoded beside the page's own thread, turned as its EXIF says. */
function decoded(file: Blob): Promise<ImageBitmap | null> {
	return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
}

/** @returns null where it is small enough as it is */
async function redrawn(picture: ImageBitmap, file: Blob): Promise<Blob | null> {
	const scale = SIDE / Math.max(picture.width, picture.height);
	if (scale >= 1 && file.size <= SMALL_BYTES) return null;
	const width = Math.round(picture.width * Math.min(1, scale));
	const height = Math.round(picture.height * Math.min(1, scale));
	const canvas = canvasOf(width, height);
	const context = canvas.getContext('2d');
	if (context === null) return null;
	// What is see-through is white on paper, as the server has it.
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, width, height);
	return blobOf(canvas);
}

function canvasOf(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
	if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
	return Object.assign(document.createElement('canvas'), { width, height });
}

function blobOf(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Blob | null> {
	if (!(canvas instanceof HTMLCanvasElement)) return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
