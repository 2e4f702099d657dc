internal import Shell

@main
enum Main {
  static func main() { Program.run() }
}
