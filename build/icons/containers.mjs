/*
 * Icon containers around PNG images. ICO: Microsoft, "The format of icon resources" (PNG entries since
 * Windows Vista). ICNS: one tagged block per image (Apple Icon Image format).
 */

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Block type by edge in pixels; the second of a pair is the same picture for a display of double density. */
const ICNS_BLOCKS = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/**
 * @param {ReadonlyMap<number, Buffer>} images PNG by edge in pixels
 * @returns {Buffer}
 */
export function ico(images) {
  const entries = ICO_SIZES.map((size) => ({ size, image: imageOf(images, size) }));
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(({ size, image }, index) => {
    const at = 6 + 16 * index;
    // A byte holds no 256: it is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...entries.map(({ image }) => image)]);
}

/**
 * @param {ReadonlyMap<number, Buffer>} images PNG by edge in pixels
 * @returns {Buffer}
 */
export function icns(images) {
  const blocks = ICNS_BLOCKS.map(([type, size]) => block(type, imageOf(images, size)));
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

/**
 * @param {ReadonlyMap<number, Buffer>} images
 * @param {number} size
 */
function imageOf(images, size) {
  const image = images.get(size);
  if (!image) throw new Error(`No image of ${size} pixels`);
  return image;
}
