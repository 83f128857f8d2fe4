/// Swift source without its comments and the inside of its string literals, line for line.
///
/// What stands inside an interpolation goes with its literal: good enough for rules about words.
enum CodeText {
    static func strip(_ text: String) -> String {
        var scanner = Scanner(Array(text.unicodeScalars))
        return scanner.strip()
    }

    private struct Scanner {
        let input: [Unicode.Scalar]
        var at = 0
        var output = String.UnicodeScalarView()

        init(_ input: [Unicode.Scalar]) { self.input = input }

        mutating func strip() -> String {
            while at < input.count {
                if starts(with: "//") {
                    skip { !$0.starts(with: "\n") }
                } else if starts(with: "/*") {
                    skipBlockComment()
                } else if input[at] == "\"" || (input[at] == "#" && isRawLiteral) {
                    skipLiteral()
                } else {
                    output.append(input[at])
                    at += 1
                }
            }
            return String(output)
        }

        func starts(with word: String) -> Bool {
            let scalars = Array(word.unicodeScalars)
            return at + scalars.count <= input.count && Array(input[at..<(at + scalars.count)]) == scalars
        }

        private var isRawLiteral: Bool {
            var next = at
            while next < input.count, input[next] == "#" { next += 1 }
            return next < input.count && input[next] == "\""
        }

        /// Drops text, but keeps its line ends, so that line numbers stay.
        private mutating func skip(while goesOn: (Self) -> Bool) {
            while at < input.count, goesOn(self) { drop() }
        }

        private mutating func drop() {
            if input[at] == "\n" { output.append("\n") }
            at += 1
        }

        private mutating func skipBlockComment() {
            var depth = 0
            while at < input.count {
                if starts(with: "/*") {
                    depth += 1
                    at += 2
                } else if starts(with: "*/") {
                    depth -= 1
                    at += 2
                    if depth == 0 { return }
                } else {
                    drop()
                }
            }
        }

        private mutating func skipLiteral() {
            let pounds = input[at...].prefix { $0 == "#" }.count
            at += pounds
            let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
            let hashes = String(repeating: "#", count: pounds)
            at += quote.count
            output.append(contentsOf: "\"\"".unicodeScalars)
            while at < input.count, !starts(with: quote + hashes) {
                if starts(with: "\\" + hashes + "(") {
                    skipInterpolation(pounds)
                } else {
                    if starts(with: "\\" + hashes) { at += pounds + 1 }
                    if at < input.count { drop() }
                }
            }
            at += quote.count + pounds
        }

        private mutating func skipInterpolation(_ pounds: Int) {
            at += pounds + 2
            var depth = 1
            while at < input.count, depth > 0 {
                if input[at] == "\"" {
                    let kept = output
                    skipLiteral()
                    output = kept
                    continue
                }
                if input[at] == "(" { depth += 1 }
                if input[at] == ")" { depth -= 1 }
                drop()
            }
        }
    }
}

/// A function with a body, found by its braces.
struct FunctionText {
    let name: String
    /// From 1.
    let line: Int
    let length: Int

    static func all(in source: String) -> [FunctionText] {
        let lines = CodeText.strip(source).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { index in
            guard let match = lines[index].firstMatch(of: /\b(func [^\s(<]+|init[?!]?\s*[(<]|deinit\b|subscript\s*\()/)
            else { return nil }
            guard let end = lastLine(of: lines[index...], from: match.range.lowerBound) else { return nil }
            return FunctionText(name: String(match.0), line: index + 1, length: end - index + 1)
        }
    }

    /// The line on which the body closes; nil for a declaration without one.
    private static func lastLine(of lines: ArraySlice<Substring>, from start: Substring.Index) -> Int? {
        var (parentheses, braces) = (0, 0)
        for index in lines.indices {
            let line = index == lines.startIndex ? lines[index][start...] : lines[index]
            for character in line {
                switch character {
                case "(", "[": parentheses += 1
                case ")", "]": parentheses -= 1
                case "{": braces += 1
                case "}":
                    braces -= 1
                    if braces == 0, parentheses == 0 { return index }
                    if braces < 0 { return nil }
                default: break
                }
            }
            let isOver = braces == 0 && parentheses == 0 && index > lines.startIndex
            if isOver, line.trimmingPrefix(while: \.isWhitespace).isEmpty { return nil }
        }
        return nil
    }
}
