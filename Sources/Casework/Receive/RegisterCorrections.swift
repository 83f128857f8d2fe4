extension RegisterCode {
    /// Messages of the flags that ask the clerk to look into the original.
    var correctionMessage: Bilingual {
        switch self {
        case .dateFormat:
            Bilingual(
                "日期写法不规范，已换算；请核对，今后写作“2024-01-05”。",
                "A date was not written as 2024-01-05 and was converted: check it.")
        case .dateYear:
            Bilingual(
                "收到日期的年份与台账年度不符，已按原样保留；请核对原件，写错的请更正年份。",
                "The year of receipt differs from the register's and was kept: check the original, correct the year.")
        case .dateOrder:
            Bilingual(
                "转办或办结日期早于收到日期；请核对三个日期。",
                "Forwarded or closed before it was received: check the three dates.")
        case .phone:
            Bilingual(
                "联系电话不完整或写法不规范；请按原件填写完整号码（单元格设为文本格式）。",
                "The telephone number is incomplete or irregular: write the full number, in a cell formatted as text.")
        case .sameAsAbove:
            Bilingual("“同上”已按上一行填入；请核对，今后逐行写全。", "“Same as above” was filled in from the row above: check it.")
        case .numberFormat:
            Bilingual(
                "登记编号写法不规范，已保留；请改为“×信〔2024〕12号”的形式。",
                "The register number is not in the usual form and was kept: write it as ×信〔2024〕12号.")
        case .channelUnknown:
            Bilingual(
                "举报方式不在列表内；请改为来信、来访、来电、网络、监察信息员或转办。",
                "Unknown channel: choose letter, visit, telephone, network, informant or transfer.")
        case .categoryUnknown:
            Bilingual("问题类别不在列表内；请从类别表中选择。", "Unknown category: choose one from the list.")
        case .unitUnknown:
            Bilingual(
                "机构名录中没有这个乡镇、街道或单位（旧称或错字）；请核对并改用现名。",
                "The directory has no such township or unit (old name or typing error): write its present name.")
        case .empty, .header, .columns, .test, .upper, .duplicateRow, .noContent, .numberMissing, .dateInvalid,
            .dateFuture, .numberConflict, .fullWidth, .severalAccused, .mergedCell, .formula, .markup,
            .disciplineStaff, .repeated, .anonymousVariant, .whitespace, .risk:
            message
        }
    }
}
