import sharp, { type Sharp } from 'sharp';
import { CommandError } from '#lib/protocol/codes.ts';
import { FULL_SIDE, MAX_PIXELS, MAX_SIDE, THUMB_SIDE } from './limits.ts';
import { type PictureFormat, sniff } from './sniff.ts';

export interface Pictures {
	full: Buffer;
	thumb: Buffer;
	/** of `full`, in pixels */
	width: number;
	height: number;
}

const TIMEOUT_SECONDS = 20;

// One thread a picture: pictures are worked on side by side, and the event loop wants a core too.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Draws a picture anew: upright, in sRGB, on white, at most 2048 pixels a side, and a thumbnail of 320. Nothing of
 * the uploaded file but its pixels is kept: no EXIF, no GPS, no XMP, no profile, nothing appended.
 * @throws CommandError not_an_image, too_large
 */
export async function redraw(bytes: Uint8Array): Promise<Pictures> {
	const format = sniff(bytes);
	if (format === null) throw new CommandError('not_an_image', 'a photo is a JPEG, PNG or WebP file');
	await checkSize(bytes, format);
	try {
		const upright = fit(open(bytes).autoOrient(), FULL_SIDE);
		const { data, info } = await jpeg(upright, 82).toBuffer({ resolveWithObject: true });
		const thumb = await jpeg(fit(open(data), THUMB_SIDE), 75).toBuffer();
		return { full: data, thumb, width: info.width, height: info.height };
	} catch (error) {
		throw unreadable(format, error);
	}
}

/** Read from the header alone, before a single pixel is decoded. */
async function checkSize(bytes: Uint8Array, format: PictureFormat): Promise<void> {
	let found;
	try {
		found = await open(bytes, false).metadata();
	} catch (error) {
		throw unreadable(format, error);
	}
	const { width, height } = found;
	if (found.format !== (format === 'heic' ? 'heif' : format)) {
		throw new CommandError('not_an_image', 'a photo is a JPEG, PNG or WebP file');
	}
	if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
		throw new CommandError('too_large', `a photo has at most ${MAX_PIXELS / 1e6} million pixels`);
	}
}

function open(bytes: Uint8Array, limited = true): Sharp {
	return sharp(bytes, {
		limitInputPixels: limited ? MAX_PIXELS : false,
		failOn: 'error',
		pages: 1,
		sequentialRead: true
	}).timeout({ seconds: TIMEOUT_SECONDS });
}

function fit(picture: Sharp, side: number): Sharp {
	return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

function jpeg(picture: Sharp, quality: number): Sharp {
	return picture.flatten({ background: '#ffffff' }).toColourspace('srgb').jpeg({ quality, progressive: true });
}

/** The decoder for HEIC is no free software: whether it is there depends on how sharp was built. */
function unreadable(format: PictureFormat, error: unknown): CommandError {
	const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
	const hint = format === 'heic' ? 'HEIC is not supported here, send JPEG' : why;
	return new CommandError('not_an_image', `the picture cannot be read: ${hint}`);
}
