// Preloaded into a measured process: at exit writes peak memory and CPU time to file descriptor 3 as one line of JSON.
// VmHWM and not ru_maxrss: Linux carries ru_maxrss across exec, so a child would start at the size of the benchmark itself.
const fs = require("node:fs");
process.on("exit", () => {
  const usage = process.resourceUsage();
  let peakKb = usage.maxRSS;
  try {
    peakKb = Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "latin1"))?.[1] ?? peakKb);
  } catch {
    // Not Linux: ru_maxrss is what there is.
  }
  fs.writeSync(3, JSON.stringify({ peakKb, cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000 }));
});
