// Stands before each script of this folder: what failed, and how to call a job of the lock.
const finish = arguments[arguments.length - 1];
const arguments_ = [...arguments].slice(0, -1);
const failed = [];
const times = {};
const hold = (what, is) => is || failed.push(what);
const text = (value) => new TextEncoder().encode(value);
const read = (bytes) => new TextDecoder().decode(bytes);
const same = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);
const lock = (job, ...args) => window.painDiaryLock(job, ...args);
const timed = async (what, work) => {
  const begun = performance.now();
  const value = await work();
  times[what] = Math.round(performance.now() - begun);
  return value;
};
const run = (script) =>
  script().then(
    (given) => finish({ failed, times, given }),
    (error) => finish({ failed: [...failed, `${error} ${error.stack}`], times }),
  );
