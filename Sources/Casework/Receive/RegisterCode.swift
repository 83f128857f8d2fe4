/// Why a register row is refused (R_) or accepted with a remark (F_).
public enum RegisterCode: String, Hashable, Sendable, CaseIterable {
    case empty = "R_EMPTY"
    case header = "R_HEADER"
    case columns = "R_COLS"
    case test = "R_TEST"
    /// Belongs to the organ above, or accuses the head of this one.
    case upper = "R_UPPER"
    case duplicateRow = "R_DUP_ROW"
    case noContent = "R_NO_CONTENT"
    case numberMissing = "R_REGNO_MISSING"
    case dateInvalid = "R_DATE_INVALID"
    case dateFuture = "R_DATE_FUTURE"
    case numberConflict = "R_REGNO_CONFLICT"

    case dateFormat = "F_DATE_FORMAT"
    case dateYear = "F_DATE_YEAR"
    case dateOrder = "F_DATE_ORDER"
    case fullWidth = "F_FULLWIDTH"
    case sameAsAbove = "F_SAME_AS_ABOVE"
    case phone = "F_PHONE"
    case severalAccused = "F_MULTI_ACCUSED"
    case mergedCell = "F_MERGED_CELL"
    case formula = "F_FORMULA"
    case markup = "F_MARKUP"
    case disciplineStaff = "F_DISC"
    case channelUnknown = "F_CHANNEL_UNKNOWN"
    case categoryUnknown = "F_CATEGORY_UNKNOWN"
    case unitUnknown = "F_UNIT_UNKNOWN"
    case numberFormat = "F_REGNO_FORMAT"
    case repeated = "F_REPEAT"
    case anonymousVariant = "F_ANON_VARIANT"
    case whitespace = "F_WHITESPACE"
    case risk = "F_RISK"

    /// Whether a row with this code stays out.
    public var isRejection: Bool { rawValue.utf8.first == UInt8(ascii: "R") }
}

extension RegisterCode {
    /// Tells the clerk what to change, or what was done.
    public var message: Bilingual {
        isRejection ? rejectionMessage : flagMessage
    }

    private var rejectionMessage: Bilingual {
        switch self {
        case .empty: Bilingual("空行，无需处理；请从台账中删除。", "Blank line: nothing to do; delete it from the register.")
        case .header:
            Bilingual("重复表头、标题或小计行；请从台账中删除。", "Repeated header, title or subtotal: delete the line from the register.")
        case .columns:
            Bilingual(
                "列数与表头不符，内容可能错位；请对照表头补齐或删去单元格后重新导入本行。",
                "The number of cells differs from the header, so values may be shifted: add or remove cells until they "
                    + "stand under their headings, then import this row again.")
        case .test: Bilingual("测试行；请从台账中删除。", "Test row: delete it from the register.")
        case .upper:
            Bilingual(
                "属上级纪检监察机关受理或反映本机关主要负责人：不得录入、摘抄、留存，请将原件于5个工作日内报送上一级信访举报部门，"
                    + "并从台账中清除本行。",
                "Belongs to the organ above or concerns the head of this organ: it must not be entered, copied or kept. "
                    + "Send the original to the petition office above within 5 working days and clear the row.")
        case .duplicateRow:
            Bilingual("与前面的行重复登记；请保留一行，删除其余。", "Registered twice: keep one of the two rows and delete the other.")
        case .noContent:
            Bilingual("没有被反映人，也没有问题摘要；请补填其中至少一项。", "Nobody is named and there is no summary: fill in at least one.")
        case .numberMissing:
            Bilingual("缺少登记编号；请填写，如“×信〔2024〕12号”。", "No register number: write it, such as ×信〔2024〕12号.")
        case .dateInvalid:
            Bilingual(
                "收到日期缺失、不存在或无法辨认；请按“2024-01-05”填写完整的年月日。",
                "The date of receipt is missing, impossible or unreadable: write year, month and day as 2024-01-05.")
        case .dateFuture:
            Bilingual(
                "收到日期晚于台账导出日期；请核对原件后更正。",
                "The date of receipt lies after the export of the register: check the original and correct it.")
        case .numberConflict:
            Bilingual(
                "登记编号已用于另一件；请核对原件，为其中一件改用正确的编号。",
                "The register number already stands for another matter: check the originals and correct one of them.")
        case .dateFormat, .dateYear, .dateOrder, .fullWidth, .sameAsAbove, .phone, .severalAccused, .mergedCell,
            .formula, .markup, .disciplineStaff, .channelUnknown, .categoryUnknown, .unitUnknown, .numberFormat,
            .repeated, .anonymousVariant, .whitespace, .risk:
            flagMessage
        }
    }

    private var flagMessage: Bilingual {
        switch self {
        case .dateFormat, .dateYear, .dateOrder, .phone, .sameAsAbove, .numberFormat, .channelUnknown,
            .categoryUnknown, .unitUnknown:
            correctionMessage
        case .fullWidth: Bilingual("全角数字已转为半角；无需修改。", "Full-width digits were converted: nothing to change.")
        case .severalAccused:
            Bilingual(
                "一格内有多名被反映人，已逐人拆分；请核对各人的单位及职务。",
                "Several persons stand in one cell and were split: check unit and post of each.")
        case .mergedCell:
            Bilingual(
                "姓名与单位职务写在同一格，已拆分；请核对“被反映人”和“单位及职务”。",
                "Person and post stood in one cell and were split: check both columns.")
        case .formula:
            Bilingual(
                "单元格以 = + - @ 开头，可能被当作公式，已去除；请核对原文。",
                "A cell began with = + - or @ and could run as a formula; the sign was removed: check the text.")
        case .markup:
            Bilingual("内容含网页代码，已清除；请核对原文。", "The text held markup, which was removed: check the text.")
        case .disciplineStaff:
            Bilingual(
                "反映纪检监察干部：限制知悉范围，转纪检监察干部监督室，请勿交被反映人所在部门。",
                "Concerns discipline staff: access is restricted and it goes to the cadre supervision room; never to the "
                    + "room or organ of the accused.")
        case .repeated:
            Bilingual(
                "与前面的行反映同一事项，已关联；如有新情况请在摘要中注明。",
                "Same matter as an earlier row, linked: say in the summary what is new, if anything.")
        case .anonymousVariant:
            Bilingual("举报人未具真实姓名，按匿名处理；建议统一写“匿名”。", "No real name is given, taken as anonymous: write 匿名.")
        case .whitespace:
            Bilingual("单元格含多余空白，已去除；无需修改。", "Superfluous blanks were removed: nothing to change.")
        case .risk:
            Bilingual(
                "摘要含紧急风险用语；请立即报信访室主任，按应急程序处置。",
                "The summary holds words of urgent risk: tell the head of the petition office at once.")
        case .empty, .header, .columns, .test, .upper, .duplicateRow, .noContent, .numberMissing, .dateInvalid,
            .dateFuture, .numberConflict:
            rejectionMessage
        }
    }
}
