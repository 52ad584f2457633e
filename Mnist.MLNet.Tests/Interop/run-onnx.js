// Runs an ONNX graph with ONNX Runtime: node run-onnx.js MODEL IMAGES OUTPUT, the files raw float32.
// All images go through the graph as one batch; the first one alone then has to give the same.
const fs = require('fs');
const ort = require('onnxruntime-node');

async function main([model, images, output]) {
  const session = await ort.InferenceSession.create(model);
  const [input] = session.inputNames;
  const [answer] = session.outputNames;
  const bytes = fs.readFileSync(images);
  const pixels = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const run = async (values) => (await session.run({ [input]: new ort.Tensor('float32', values, [values.length / 784, 1, 28, 28]) }))[answer];
  const all = await run(pixels);
  const first = await run(pixels.slice(0, 784));
  const difference = Math.max(...first.data.map((value, i) => Math.abs(value - all.data[i])));
  if (!(difference < 1e-6)) {
    throw new Error(`an image alone gives another answer than in a batch, by ${difference}`);
  }
  fs.writeFileSync(output, Buffer.from(all.data.buffer, all.data.byteOffset, all.data.byteLength));
  console.log(JSON.stringify({ input, output: answer, shape: all.dims }));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
