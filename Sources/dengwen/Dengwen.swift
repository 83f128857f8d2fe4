@main enum Dengwen { static func main() {} }
