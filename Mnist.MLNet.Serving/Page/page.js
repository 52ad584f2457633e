'use strict';
const pad = document.getElementById('pad');
const ink = pad.getContext('2d', { willReadFrequently: true });
const seen = document.getElementById('seen').getContext('2d');
const bars = document.getElementById('bars');
const answer = document.getElementById('answer');
const time = document.getElementById('time');
const error = document.getElementById('error');
const penWidth = 18;
const keyStep = 7;
let pen = null;
let keyPen = { x: 140, y: 140, down: false };
let asking = false;
let askAgain = false;
let next;
let drawing = 0;

function clear() {
  drawing++;
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, pad.width, pad.height);
  keyPen = { x: 140, y: 140, down: false };
  show([], null);
  error.textContent = '';
}

function line(from, to) {
  ink.strokeStyle = '#000';
  ink.lineWidth = penWidth;
  ink.lineCap = 'round';
  ink.lineJoin = 'round';
  ink.beginPath();
  ink.moveTo(from.x, from.y);
  ink.lineTo(to.x, to.y + 0.01);
  ink.stroke();
  ask();
}

function place(event) {
  const box = pad.getBoundingClientRect();
  return { x: (event.clientX - box.left) * pad.width / box.width, y: (event.clientY - box.top) * pad.height / box.height };
}

// One request at a time; what is drawn or opened meanwhile goes into the next. What was cleared before its answer came gets none.
async function ask(picture) {
  if (asking) {
    askAgain = true;
    next = picture;
    return;
  }

  asking = true;
  askAgain = false;
  next = undefined;
  const asked = drawing;
  try {
    const body = picture ?? await new Promise(done => pad.toBlob(done, 'image/png'));
    const start = performance.now();
    const response = await fetch('predict', { method: 'POST', headers: { 'Content-Type': body.type || 'application/octet-stream' }, body });
    const result = await response.json();
    if (asked !== drawing) {
      return;
    }

    if (response.ok) {
      error.textContent = '';
      show(result.predictions, `${(performance.now() - start).toFixed(1)} ms, of which the server ${result.milliseconds.toFixed(1)} ms`);
    } else {
      error.textContent = result.detail;
    }
  } catch (failure) {
    error.textContent = `The server does not answer: ${failure.message}`;
  } finally {
    asking = false;
    if (askAgain) {
      ask(next);
    }
  }
}

function show(predictions, latency) {
  const first = predictions[0];
  answer.textContent = first ? first.prediction : '–';
  time.textContent = latency ?? '';
  seen.fillStyle = '#000';
  seen.fillRect(0, 0, 28, 28);
  if (first) {
    const image = seen.createImageData(28, 28);
    first.pixels.forEach((pixel, i) => image.data.set([pixel, pixel, pixel, 255], 4 * i));
    seen.putImageData(image, 0, 0);
  }

  for (const item of bars.children) {
    const probability = first?.probabilities[item.dataset.name] ?? 0;
    item.children[1].value = probability;
    item.children[2].textContent = first ? `${(100 * probability).toFixed(2)} %` : '';
  }
}

function open(file) {
  if (file) {
    clear();
    createImageBitmap(file).then(image => {
      const scale = Math.min(pad.width / image.width, pad.height / image.height);
      ink.drawImage(image, (pad.width - image.width * scale) / 2, (pad.height - image.height * scale) / 2, image.width * scale, image.height * scale);
    }).catch(() => { });
    ask(file);
  }
}

pad.addEventListener('pointerdown', event => {
  pad.setPointerCapture(event.pointerId);
  pen = place(event);
  line(pen, pen);
});
pad.addEventListener('pointermove', event => {
  if (pen) {
    for (const point of event.getCoalescedEvents?.() ?? [event]) {
      const to = place(point);
      line(pen, to);
      pen = to;
    }
  }
});
for (const end of ['pointerup', 'pointercancel']) {
  pad.addEventListener(end, () => { pen = null; });
}

pad.addEventListener('keydown', event => {
  const step = { ArrowLeft: [-keyStep, 0], ArrowRight: [keyStep, 0], ArrowUp: [0, -keyStep], ArrowDown: [0, keyStep] }[event.key];
  if (step) {
    const to = { x: Math.min(Math.max(keyPen.x + step[0], 0), pad.width), y: Math.min(Math.max(keyPen.y + step[1], 0), pad.height) };
    if (keyPen.down) {
      line(keyPen, to);
    }

    keyPen = { ...to, down: keyPen.down };
  } else if (event.key === ' ') {
    keyPen.down = !keyPen.down;
    if (keyPen.down) {
      line(keyPen, keyPen);
    }
  } else if (event.key === 'Escape' || event.key === 'Delete') {
    clear();
  } else {
    return;
  }

  event.preventDefault();
});

document.getElementById('clear').addEventListener('click', clear);
document.getElementById('file').addEventListener('change', event => open(event.target.files[0]));
for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, event => {
    event.preventDefault();
    pad.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') {
      open(event.dataTransfer.files[0]);
    }
  });
}
document.addEventListener('paste', event => open(event.clipboardData.files[0]));

fetch('health').then(response => response.json()).then(health => {
  for (const name of health.classes) {
    const item = document.createElement('li');
    item.dataset.name = name;
    item.append(document.createElement('span'), document.createElement('meter'), document.createElement('span'));
    item.children[0].textContent = name;
    item.children[1].setAttribute('aria-label', `Probability of ${name}`);
    bars.append(item);
  }

  clear();
  document.body.dataset.ready = 'true';
});
