import LineEditing

// The benchmark runs on the interpreter's own stack.
runOnBigStack(bytes: 512 << 20) {
  Benchmarks.run()
  do { try DatacenterBenchmarks.run() } catch { print("\(error)") }
}
