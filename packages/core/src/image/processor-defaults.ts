const shared = {
  do_convert_rgb: true,
  do_pad: false,
  do_resize: true,
  resample: 3,
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
};

const clip = { ...shared, size: 224, do_center_crop: true, crop_size: 224 };
const blip = { ...shared, size: { height: 384, width: 384 }, do_center_crop: false, crop_size: 384 };

const byClass = new Map<string, Record<string, unknown>>([
  ["CLIPImageProcessor", clip],
  ["CLIPFeatureExtractor", clip],
  ["LlavaImageProcessor", clip],
  ["BlipImageProcessor", blip],
]);

/** Hugging Face's settings of an image processor class for keys that a file leaves out; undefined for other classes. */
export function processorDefaults(className: string): Record<string, unknown> | undefined {
  return byClass.get(className.replace(/(Fast|Pil)$/, ""));
}
