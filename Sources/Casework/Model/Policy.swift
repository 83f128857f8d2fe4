/// A paragraph that a rule rests on, by its key.
///
/// The letters name the document, the number its article or clause: `HS-26` is clause 26 of the municipal plan.
///
/// - `JB` 《纪检监察机关处理检举控告工作规则》 (2020)
/// - `HS` 《黄石市纪检监察基层基础工作规范化制度化建设实施方案》 (2020), the municipal plan
/// - `ZJ` 《中国共产党纪律检查机关监督执纪工作规则》 (2019)
/// - `JC` 《中华人民共和国监察法》 (as amended 2024)
/// - `SS` 《中华人民共和国监察法实施条例》
/// - `XF` 《信访工作条例》 (2022)
/// - `AJ` 《中国共产党纪律检查机关案件检查工作条例》 (1994)
/// - `KG` 《党的纪律检查机关控告申诉工作条例》 (1993), older than JB and superseded where the two differ
/// - `SX` 《中国共产党纪律检查机关监督执纪工作规则（试行）》 (2017), the trial rules before ZJ
/// - `HB` 湖北省纪委《为受到不实举报干部澄清正名工作办法》 (2020), cited as a whole: its articles were not all seen
/// - `GW` 《党政机关公文处理工作条例》 (2012)
/// - `BH` 《关于保护检举、控告人的规定》, as a whole: `BH-1996`
/// - `DW` a convention of this project, which a deployment may change
///
/// The same key stands in SQL comments and test names, so one search finds all of them.
public struct Policy: Hashable, Sendable, ExpressibleByStringLiteral {
    public let key: String

    public init(stringLiteral key: String) { self.key = key }
}
