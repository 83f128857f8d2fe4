/// The two-dimensional code of a text (二维码), drawn by a program that is shut in like the decoders. The text goes in by
/// a pipe: no list of processes shows it.
public enum CodePicture {
    /// Points of a side, from the smallest code to the largest (ISO/IEC 18004).
    private static let sides = 21...177

    /// Whether each point is dark, row by row; nil where the program is not there, or the text too long.
    public static func rows(of text: String) async -> [[Bool]]? {
        let script = Sandbox.Script("qrencode -l M -m 0 -t ASCII -o -")
        let drawn = try? await Sandbox.run(script, input: Array(text.utf8), limit: 128 * 1_024)
        return drawn?.bytes.flatMap(read)
    }

    /// Two signs a point. It is taken for what it must be, to the last sign, or for nothing.
    static func read(_ bytes: [UInt8]) -> [[Bool]]? {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        guard sides.contains(lines.count), (lines.count - 21) % 4 == 0 else { return nil }
        var rows: [[Bool]] = []
        for line in lines {
            guard line.count == 2 * lines.count else { return nil }
            var row: [Bool] = []
            for place in stride(from: line.startIndex, to: line.endIndex, by: 2) {
                let sign = line[place]
                guard sign == line[place + 1], sign == UInt8(ascii: "#") || sign == UInt8(ascii: " ") else {
                    return nil
                }
                row.append(sign == UInt8(ascii: "#"))
            }
            rows.append(row)
        }
        return rows
    }
}
