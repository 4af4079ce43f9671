import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** Stands in every piece of metadata and every appended payload: it must be in no stored file. */
export const CANARY = 'CANARY-7f3a';

export interface Hostile {
	name: string;
	bytes: Buffer;
	/** codes it may be answered with; `kept` where it may be taken */
	answers: readonly string[];
}

const REFUSED = ['not_an_image'];
const TOO_LARGE = ['too_large'];
const KEPT = ['kept'];
const EITHER = ['kept', 'not_an_image', 'too_large'];

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${CANARY}</script></svg>`;
const HTML = `<!doctype html><script>${CANARY}</script>`;

/** Every kind of file that somebody might push through the photo door. */
export async function hostilePictures(): Promise<Hostile[]> {
	const jpeg = await plainPicture().jpeg().toBuffer();
	const png = await plainPicture().png().toBuffer();
	const webp = await plainPicture().webp().toBuffer();
	const gif = await plainPicture().gif().toBuffer();
	const named = (name: string, bytes: Buffer | string, answers: readonly string[]): Hostile => ({
		name,
		bytes: Buffer.from(bytes),
		answers
	});
	return [
		named('nothing at all', '', REFUSED),
		named('plain text', 'hello', REFUSED),
		named('SVG', SVG, REFUSED),
		named('SVG with an XML head', `<?xml version="1.0"?>\n${SVG}`, REFUSED),
		named('SVG that reads a file', SVG.replace('<script>', '<image href="file:///etc/passwd"/><script>'), REFUSED),
		named('SVG, compressed', gzipSync(SVG), REFUSED),
		named('HTML', HTML, REFUSED),
		named('PDF', `%PDF-1.7\n${CANARY}`, REFUSED),
		named('GIF', gif, REFUSED),
		named('GIF that is a script too', `GIF89a=1;alert("${CANARY}")`, REFUSED),
		named('GIF with a JPEG behind', Buffer.concat([gif, jpeg]), REFUSED),
		named('TIFF', await plainPicture().tiff().toBuffer(), REFUSED),
		named('AVIF', await plainPicture().avif().toBuffer(), REFUSED),
		named('HEIC that is none', Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), png]), REFUSED),
		named('BMP', `BM${CANARY}`, REFUSED),
		named('ZIP', `PK\x03\x04${CANARY}`, REFUSED),
		named('executable', `\x7fELF${CANARY}`, REFUSED),
		named('only the head of a JPEG', jpeg.subarray(0, 20), REFUSED),
		named('only the head of a PNG', png.subarray(0, 33), REFUSED),
		named('only the head of a WebP', webp.subarray(0, 16), REFUSED),
		named('a PNG head before an SVG', Buffer.concat([png.subarray(0, 8), Buffer.from(SVG)]), REFUSED),
		named('a JPEG head before HTML', Buffer.concat([jpeg.subarray(0, 4), Buffer.from(HTML)]), REFUSED),
		named('JPEG with HTML behind', Buffer.concat([jpeg, Buffer.from(HTML)]), KEPT),
		named('JPEG with a ZIP behind', Buffer.concat([jpeg, Buffer.from(`PK\x03\x04${CANARY}`)]), KEPT),
		named('JPEG with a script in its comment', withComment(jpeg, HTML), KEPT),
		named('PNG with text', withText(png, CANARY), KEPT),
		named('PNG with a text bomb', withTextBomb(png), EITHER),
		named('EXIF with GPS', await withPosition('jpeg'), KEPT),
		named('WebP with EXIF and GPS', await withPosition('webp'), KEPT),
		named('PNG with EXIF and GPS', await withPosition('png'), KEPT),
		named('JPEG with XMP', await plainPicture().withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${CANARY}</x:xmpmeta>`).jpeg().toBuffer(), KEPT),
		named('JPEG with a colour profile', await plainPicture().withIccProfile('p3').jpeg().toBuffer(), KEPT),
		named('CMYK JPEG', await plainPicture().toColourspace('cmyk').jpeg().toBuffer(), KEPT),
		named('PNG of 60000 × 60000', claimedSize(png, 60_000, 60_000), TOO_LARGE),
		named('PNG of no size', claimedSize(png, 0, 0), REFUSED),
		named('PNG of 30000 × 1', await blank(30_000, 1), TOO_LARGE),
		named('PNG bomb of 64 million pixels', await blank(8000, 8000), TOO_LARGE),
		named('PNG of 49 million pixels', await blank(7000, 7000), KEPT),
		named('JPEG of 65500 × 65500', claimedJpegSize(jpeg, 65_500, 65_500), TOO_LARGE),
		named('more than 12 MiB', Buffer.concat([jpeg, Buffer.alloc(12 * 1024 * 1024)]), TOO_LARGE)
	];
}

/** The same pictures, broken at places a seed says. */
export async function mutilated(count: number, random: () => number): Promise<Hostile[]> {
	const whole = await Promise.all([
		plainPicture().jpeg().toBuffer(),
		plainPicture().png().toBuffer(),
		plainPicture().webp().toBuffer(),
		withPosition('jpeg'),
		withPosition('webp')
	]);
	return Array.from({ length: count }, (_, at) => {
		const bytes = Buffer.from(whole[Math.floor(random() * whole.length)] ?? '');
		const changes = 1 + Math.floor(random() * 20);
		for (let n = 0; n < changes; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
		const end = random() < 0.5 ? bytes.length : Math.floor(random() * bytes.length);
		return { name: `mutilated ${at}`, bytes: bytes.subarray(0, end), answers: EITHER };
	});
}

/** 90 × 60, noisy enough to have something to compress. */
export function plainPicture(width = 90, height = 60) {
	const pixels = Buffer.alloc(width * height * 3, 0).map((_, at) => (at * 37 + (at >> 5)) % 256);
	return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Turned on its side, taken at a place, with a comment. */
export function withPosition(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
	return plainPicture()
		.withExif({
			IFD0: { ImageDescription: CANARY, Orientation: '6' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 12/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '115/1 4/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.toFormat(format)
		.toBuffer();
}

function blank(width: number, height: number): Promise<Buffer> {
	return sharp({
		create: { width, height, channels: 3, background: '#888' },
		limitInputPixels: false
	})
		.png()
		.toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}

const AFTER_HEADER = 33;

function withText(png: Buffer, text: string): Buffer {
	const extra = chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'));
	return Buffer.concat([png.subarray(0, AFTER_HEADER), extra, png.subarray(AFTER_HEADER)]);
}

function withTextBomb(png: Buffer): Buffer {
	const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));
	const extra = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), bomb]));
	return Buffer.concat([png.subarray(0, AFTER_HEADER), extra, png.subarray(AFTER_HEADER)]);
}

function claimedSize(png: Buffer, width: number, height: number): Buffer {
	const header = Buffer.from(png.subarray(16, 29));
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(AFTER_HEADER)]);
}

function claimedJpegSize(jpeg: Buffer, width: number, height: number): Buffer {
	const bytes = Buffer.from(jpeg);
	for (let at = 2; at < bytes.length - 9; at += 2 + bytes.readUInt16BE(at + 2)) {
		const marker = bytes[at + 1] ?? 0;
		if (marker >= 0xc0 && marker <= 0xc2) {
			bytes.writeUInt16BE(height, at + 5);
			bytes.writeUInt16BE(width, at + 7);
			return bytes;
		}
	}
	throw new Error('a JPEG without a frame');
}

function withComment(jpeg: Buffer, text: string): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(text.length + 2);
	return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(text), jpeg.subarray(2)]);
}
