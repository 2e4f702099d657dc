import LineEditing

// The benchmark runs on the interpreter's own stack; the datacenter comes first, while the heap has
// no room that others left over.
runOnBigStack(bytes: 512 << 20) {
  do { try DatacenterBenchmarks.run() } catch { print("\(error)") }
  Benchmarks.run()
}
