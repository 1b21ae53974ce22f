// A file of the lock that cannot be loaded. Gives what a job said.
const [header, job, ...rest] = arguments_;
run(async () => {
  const given = await lock(job, header, ...rest);
  return given.fault ?? "done";
});
