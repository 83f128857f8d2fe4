import Casework

/// Words that speak for a breach (JB-4). They only propose.
enum BreachRules {
    /// Each breach once, with its first place.
    static func find(_ page: Page, kind: ReportKind) -> [Finding<Breach>] {
        guard kind == .accusation else { return [] }
        let hits = lexicon.hits(in: page.bytes)
        return Breach.allCases.compactMap { breach in
            guard let hit = hits.first(where: { $0.meaning == breach }) else { return nil }
            return Finding(
                value: breach, span: TextSpan(hit.range),
                reason: Bilingual(
                    "文字可能涉及" + breach.name.zh, "The words may speak of: " + breach.name.en.lowercased()))
        }
    }

    private static let lexicon = Lexicon<Breach>([
        (.political, "政治纪律 妄议 对抗组织审查 对抗审查 迷信 搞团团伙伙"),
        (.organisational, "组织纪律 拉票 贿选 跑官 买官 卖官 篡改档案 优亲厚友 个人事项"),
        (.integrity, "廉洁纪律 红包 购物卡 吃喝 宴请 公款吃喝 收烟 违规收受 吃拿卡要 打麻将 公车"),
        (.masses, "群众纪律 乱收费 摊派 克扣 多收 优亲厚友 作风粗暴 态度恶劣"),
        (.work, "工作纪律 不作为 泄露 打招呼 插手 脱岗 空饷 形式主义"),
        (.life, "生活纪律 生活作风 不正当 包养 赌博"),
        (.corruption, "贪污 受贿 行贿 索要 回扣 好处费 截留 挪用 套取 冒领 私分 侵占 占为己有 虚报 虚列 贪了"),
        (.abuseOfPower, "滥用职权 乱作为 强占 强行 私自 违法强拆"),
        (.neglect, "玩忽职守 失职 渎职 不管不问 放任"),
        (.rentSeeking, "权力寻租 打点 保护费 卖指标"),
        (.benefitTransfer, "利益输送 围标 小舅子 连襟 包给 指定 入股 分成"),
        (.favouritism, "徇私舞弊 徇私 通风报信 保护伞 压案 造假"),
        (.waste, "浪费 烂尾 闲置 贱卖 低价转让"),
    ])
}
