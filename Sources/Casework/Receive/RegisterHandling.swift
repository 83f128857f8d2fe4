/// What an office's register says about the handling of a matter, as one block below the text of the imported report.
///
/// These columns have no field of their own in a report, and nothing of the register may be lost. The block is sealed
/// with the text. Nobody looks for cues in it: it tells what the office did, and not what was reported.
public enum RegisterHandling {
    private static let heading = "台账原载："

    /// - Returns: 台账原载：处理方式：转办；承办部门：… without the cells that are empty; an empty text if all are.
    public static func block(of entry: RegisterEntry) -> String {
        let cells: [(column: RegisterColumn, text: String?)] =
            [
                (.rank, entry.rank), (.handling, entry.handling), (.department, entry.department),
                (.forwarded, entry.forwardedOn?.description), (.due, entry.dueOn?.description),
                (.closed, entry.closedOn?.description), (.result, entry.result), (.remark, entry.remark),
            ] + RegisterColumn.stated.map { ($0, entry.statedWords[$0]) }
        let filled = cells.compactMap { cell -> String? in
            let text = cell.text ?? entry.unreadDates[cell.column] ?? ""
            return RegisterWords.isEmptyMark(text) ? nil : cell.column.title + "：" + text
        }
        return filled.isEmpty ? "" : heading + filled.joined(separator: "；")
    }

    /// The text of an imported report without that block.
    public static func reported(in text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { !$0.hasPrefix(heading) }.joined(separator: "\n")
    }
}
