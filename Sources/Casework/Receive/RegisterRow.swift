/// The columns of an office's petition register (信访举报登记台账).
public enum RegisterColumn: Int, Hashable, Sendable, CaseIterable {
    case serial, number, received, channel, reporter, phone, accused, unit, rank
    case summary, category, handling, department, forwarded, due, closed, result, remark
    /// Columns that few registers have: what was breached, a strong public reaction, the decision appealed, when it was.
    case breach, reaction, decidedBy, acted

    /// The name in the header line.
    public var title: String { Self.titles[rawValue][0] }

    /// The names under which offices write this column; the first is the usual one.
    public var titles: [String] { Self.titles[rawValue] }

    /// Without these nothing can be decided.
    public var isMandatory: Bool {
        switch self {
        case .number, .received, .channel, .reporter, .phone, .accused, .unit, .summary: true
        case .serial, .rank, .category, .handling, .department, .forwarded, .due, .closed, .result, .remark, .breach,
            .reaction, .decidedBy, .acted:
            false
        }
    }

    private static let titles: [[String]] = [
        ["序号", "编号", "行号"], ["登记编号", "信访编号", "登记号", "件号", "登记编码"],
        ["收到日期", "来件日期", "受理日期", "收件日期", "登记日期", "收信日期"], ["举报方式", "来件方式", "举报渠道", "信访方式", "来源", "渠道"],
        ["举报人", "反映人", "检举控告人", "举报人姓名", "反映人姓名", "信访人"], ["联系电话", "电话", "联系方式", "举报人电话", "手机"],
        ["被反映人", "被举报人", "被检举控告人", "被反映人姓名", "被控告人"], ["单位及职务", "单位职务", "被反映人单位及职务", "工作单位及职务", "单位和职务"],
        ["职级", "级别", "被反映人职级"], ["反映问题摘要", "问题摘要", "主要问题", "反映的主要问题", "内容摘要", "反映问题", "主要内容"],
        ["问题类别", "问题性质", "类别", "问题类型"], ["处理方式", "办理方式", "处置方式"], ["承办部门", "承办单位", "承办室"],
        ["转办日期", "交办日期", "移送日期"], ["应办结日期", "办结期限", "应结日期"], ["办结日期", "结案日期", "办结时间"],
        ["处理结果", "办理结果", "处置结果", "办结情况"], ["备注", "说明"], ["检举控告内容", "违纪违法类别", "违纪违法行为"],
        ["群众反映强烈", "反映强烈"], ["作出原决定的机关", "原决定机关", "原处理机关"], ["问题发生时间", "发生时间", "违纪违法时间"],
    ]
}

/// One line of a register as it stands in the file, its cells in the order of `RegisterColumn`.
public struct RegisterRow: Hashable, Sendable {
    /// Counted from 1 at the first line after the header; unlike the serial number it has no gaps.
    public let row: Int
    /// Cells that the line has.
    public let width: Int
    /// Cells that the header has.
    public let expectedWidth: Int
    /// In the order of `RegisterColumn` if `width` is as expected, else as they stand.
    public let cells: [String]

    /// - Precondition: a line of the expected width has a cell for each column, empty where the file has none.
    public init(row: Int, width: Int, expectedWidth: Int, cells: [String]) {
        precondition(width != expectedWidth || cells.count == RegisterColumn.allCases.count, "cells by column")
        self.row = row
        self.width = width
        self.expectedWidth = expectedWidth
        self.cells = cells
    }

    /// A complete line with the eighteen usual columns; those that few registers have may be missing.
    public init(row: Int, cells: [String]) {
        let (all, usual) = (RegisterColumn.allCases.count, RegisterColumn.remark.rawValue + 1)
        let missing = (usual..<all).contains(cells.count) ? all - cells.count : 0
        let cells = cells + [String](repeating: "", count: missing)
        self.init(row: row, width: cells.count, expectedWidth: all, cells: cells)
    }
}
