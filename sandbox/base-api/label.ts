import type { Package } from '../shop/shop.ts';
import { drawPdf } from './draw-pdf.ts';

/** A parcel's label as a file: a one-page PDF of 10 × 15 cm, or ZPL for a label printer. */
export function drawLabel(parcel: Package, extension: 'pdf' | 'zpl'): Buffer {
  const { courier_code, courier_package_nr, package_id } = parcel.wire;
  const lines = [
    courier_code.toUpperCase(),
    courier_package_nr,
    `Order ${String(parcel.orderId)}`,
    `Package ${package_id}`,
  ];
  return Buffer.from(extension === 'pdf' ? drawPdf(lines) : drawZpl(lines), 'latin1');
}

function drawZpl(lines: string[]): string {
  const fields = lines.map((line, index) => `^FO40,${String(60 + index * 60)}^A0N,40,40^FD${line}^FS`);
  return `^XA\n^PW799\n^LL1199\n${fields.join('\n')}\n^XZ\n`;
}
