/// The operations as their source tells: what a public type of `Operations` offers that may wait, by type and function.
struct OperationText {
    /// `HandleClue.claim`, or the type alone for what is called like a function, and how many functions have the name.
    let declared: [String: Int]

    init(_ files: [Tree.File]) {
        var declared: [String: Int] = [:]
        for file in files {
            var type = ""
            let lines = file.lines
            for (number, line) in lines.enumerated() {
                if let match = line.firstMatch(of: Self.types) { type = String(match.1) }
                guard let match = line.firstMatch(of: Self.functions) else { continue }
                guard Self.waits(lines[number...]) else { continue }
                declared[Self.name(type, match.1), default: 0] += 1
            }
        }
        self.declared = declared
    }

    static func name(_ type: some StringProtocol, _ function: (some StringProtocol)?) -> String {
        guard let function, function != "callAsFunction" else { return String(type) }
        return "\(type).\(function)"
    }

    /// Whether the function that begins here is `async`: said behind its parameters, and not of one of them.
    private static func waits(_ lines: ArraySlice<Substring>) -> Bool {
        var (depth, outside) = (0, "")
        for line in lines {
            for character in line {
                switch character {
                case "(", "[": depth += 1
                case ")", "]": depth -= 1
                case "{" where depth == 0: return outside.split(separator: " ").contains("async")
                default: if depth == 0 { outside.append(character) }
                }
            }
            outside.append(" ")
        }
        return false
    }

    // A type stands at the margin, whatever it is nested in; a function of a nested one counts as the outer one's.
    private static var types: Regex<(Substring, Substring)> {
        /^(?:[a-z]+ )*(?:struct|enum|class|actor|extension) ([A-Z]\w*)/
    }
    private static var functions: Regex<(Substring, Substring)> { /^ *public (?:[a-z]+ )*func (\w+)/ }
}

/// A `MeasuredOperation` as its source tells: its name, and what is called while it is measured.
struct MeasuredText {
    let name: String
    /// As `OperationText` names them.
    let operations: [String]

    /// Those of a file, in their order.
    static func all(in text: String) -> [MeasuredText] {
        text.split(separator: "MeasuredOperation(\"").dropFirst().map { piece in
            // What brings about the state before stands before the act, which is the closure that it returns.
            let own = piece[..<(piece.firstRange(of: "\n        }")?.lowerBound ?? piece.endIndex)]
            let body = own.drop { $0 != "\n" }
            let act = body.firstRange(of: "{ desk in").map { body[$0.upperBound...] } ?? ""
            let called = act.matches(of: calls).map { OperationText.name($0.1, $0.2) }
            return MeasuredText(name: String(piece.prefix { $0 != "\"" }), operations: called)
        }
    }

    /// `HandleClue(desk.context).claim(`, `ClaimNext(desk.context)(`, `LaneQueue.reads(desk.context).claim(`.
    private static var calls: Regex<(Substring, Substring, Substring?)> {
        /\b([A-Z]\w*)(?:\.\w+)?\(desk\.context(?:, [^()]*)?\)(?:\.(\w+))?\(/
    }
}
