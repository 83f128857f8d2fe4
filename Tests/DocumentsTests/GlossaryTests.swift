import Foundation
import Testing

@Suite("Documents: the glossary")
struct GlossaryTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Everything that somebody could mean by a name: Swift sources and SQL.
    private static func code() -> String {
        var text = ""
        for folder in ["Sources", "sql"] {
            let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let url = walk?.nextObject() as? URL {
                guard ["swift", "sql"].contains(url.pathExtension) else { continue }
                text += (try? String(contentsOf: url, encoding: .utf8)) ?? ""
            }
        }
        return text
    }

    /// The official words of the law's own glossary, which is table (e).
    private static let official = """
        检举控告 信访 业务范围外 问题线索 案件 申诉 批评建议 信访室 信访举报部门 案件监督管理室 监督检查室 审查调查室 干部监督室 案件审理室 派驻（派出）纪检监察组 乡镇纪委
        纪检委员 监察信息员 主要负责人 分管领导 干部管理权限 党委 党组 实名 匿名 冒名 受理 不予受理 登记 台账 转送 转办 移送 交办 督办 催办 分办 签收 退回 初次 重复
        合并 谈话函询 初步核实 暂存待查 予以了结 直接了结 查否了结 立案审查调查 提级管辖 指定管辖 报请管辖 交叉办案 联合查处 室组地 包案 大接访 轮流接访 下访 反馈 告知
        回访 澄清正名 诬告陷害 错告 打击报复 回避 回避决定 过问干预登记 保密 密件 纪律检查建议书 监察建议书 微腐败 群众身边不正之风和腐败 快查快结 通报曝光 查询码
        检举举报平台 综合分析 归档 工作日 调休上班 近亲属 利害关系申报 被反映人 被检举控告人 反映人
        """

    @Test func `table (e): every official word has its row`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/glossary.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { $0.split(separator: "|")[0] }.joined(separator: "\n")
        let words = Self.official.split { $0.isWhitespace }
        #expect(Set(words).count == words.count && words.count > 80)
        for word in words { #expect(rows.contains(word), "\(word)") }
    }

    @Test func `every name in the glossary is one of the code's`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/glossary.md"), encoding: .utf8)
        let code = Self.code()
        let words = Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") })
        let names = page.matches(of: /`([^`]+)`/).map { $0.1 }
        #expect(names.count > 80)
        for name in names {
            for part in name.split(separator: ".") where !words.contains(part) {
                Issue.record("\(name): the code has no \(part)")
            }
        }
    }
}
