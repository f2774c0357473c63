/** A decoded picture: 8 bits a channel, rows from the top, pixels R G B with nothing between. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
