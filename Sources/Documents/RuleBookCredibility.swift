import Casework

// What speaks for a report. Advice that decides nothing.

extension RuleBook {
    static let credibility = Chapter(
        title: Bilingual("研判：线索可信度提示（仅供参考）", "Triage: how much a report gives to go by (advice only)"),
        reading: Bilingual(
            "来源、署名各取第一条适用的，七何逐项计。次序出自办案实践；每级分值是本地设定（credibility_source、credibility_signature、"
                + "credibility_account，内置各1分），打开来件时计算，不存储。"
                + Credibility.caution.zh,
            "Of the source and of the signature the first one that applies, of the seven every one. The order is that of "
                + "practice; the points for each step are a local choice (credibility_source, credibility_signature, "
                + "credibility_account; built in: one each). It is worked out when somebody opens the report, and never "
                + "stored. " + Credibility.caution.en),
        stage: "credibility",
        entries: Credibility.rules.map { rule in
            Entry(
                name: rule.id.rawValue, policy: rule.policy.key, statement: rule.explanation,
                effect: Bilingual(
                    "\(rule.scale.name.zh) \(rule.steps)", "\(rule.scale.name.en.lowercased()) \(rule.steps)"))
        })
}
