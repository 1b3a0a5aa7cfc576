type Bytes = Uint8Array<ArrayBuffer>;

/** Paints a picture from its bytes, so that no address of it exists. */
export async function paintPicture(paper: HTMLCanvasElement, bytes: Bytes): Promise<void> {
  const picture = await createImageBitmap(new Blob([bytes]));
  paper.width = picture.width;
  paper.height = picture.height;
  paper.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
}

/** Hands the bytes to the browser as a file with a neutral name; its address lives no longer than that. */
export function leaveAsFile(bytes: Bytes, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
