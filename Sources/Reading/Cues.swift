import Casework

/// What a phrase speaks for.
enum Cue: Hashable, Sendable {
    /// A post or body of public power.
    case post
    /// Something that somebody in office is said to have done wrong.
    case misdeed
    /// The name of an offence, which by itself is no fact.
    case label
    /// The writer reports somebody.
    case reporting
    /// A matter that another organ settles.
    case elsewhere
    /// A party or administrative sanction or measure.
    case sanction
    /// The wish to have a decision reviewed.
    case review
    case advice
    /// Thanks, questions, advertisements, tests.
    case chatter
    /// Village, community, township, station, school.
    case grassroots
    /// Money, goods, services or rights of residents or their collective.
    case harm
    /// A post above the grass roots.
    case higherPost
    /// Somebody of the discipline system.
    case discipline
    case disciplineHead
    case risk(RiskFlag)
}

/// The phrases of the first version: short lists, made from the kinds of cases in published notices.
enum Cues {
    static let lexicon = Lexicon<Cue>(kinds + people + dangers)

    private static let kinds: [(Cue, String)] = [
        (
            .misdeed,
            """
            好处费 收了 收受 索要 回扣 截留 挪用 套取 冒领 私分 侵占 占为己有 虚报 虚列 造假 假名 冒名 克扣 贪了 吃了 塞红包 送了 送的
            送给 要了 打点 围标 中标 指定 转到 转给 进了他 进了自己 卖给 租给 包给 吃喝 吃饭 公车 公家的车 泄露 打招呼 插手 报销 发票 没入账
            不入账 未入账 入账 账目 克扣 少发 没发 没给 不给 多收 乱收费 收费 罚款 私自 安排 挂名 空饷 领了 代领 签名 按的手印 手印 报复 停了
            辞退 不许 强占 强行 威胁 优亲厚友 亲戚 小舅子 连襟 老婆 妻弟 妻妹 表弟 外甥 侄 儿子 现金 购物卡 红包 烟 酒席 麻将 赌 打牌
            车马费 跑路费 辛苦费 茶水费 材料费 抠出 转走 取走 收他老婆 扒一层皮 打到 收取 接送 钓鱼 不正当 透露 抽提成 攥在
            压下来 压着 压在 抽屉 通风报信 按户 摊派 押金 保证金 提成 入股 分成 拿走 扣了 扣下 抵 骗 倒卖 盗卖 盗采 偷采 假
            贪污了 贪污公款 贪污集体 贪污扶贫 贪污村 贪污补 显失公平 吃拿卡要 刁难 生冷硬推 慢作为 拖欠 挥霍 小金库 欺压 与民争利 强揽 保护伞
            """
        ),
        (.label, "贪污 受贿 滥用职权 玩忽职守 徇私舞弊 作风败坏 卖官鬻爵 腐化 一手遮天 官官相护 独断专行 不作为 霸道 生活作风 经济上也有问题 敢怒不敢言"),
        (.reporting, "举报 反映 检举 控告 请查 查一查 查账 严查"),
        (
            .elsewhere,
            """
            物业费 物业经理 工资 欠薪 工钱 劳动监察 报了案 报案 被骗 刷单 判决书 调解书 执行法官 执行局 判我败诉 林权证 确权 界沟 邻居
            油烟 扰民 偷排 刺鼻 红绿灯 停水 自来水公司 燃气 要赔偿 赔偿 工伤 申请低保 养生馆 老板跑路 班主任 作业班 二轮延包 参战 信访局 离婚案
            判给 装饰公司 装修公司 自称市纪委 自称纪委 违章搭建 楼上 开发商不 房产证 退款 商家 快递 培训机构 公交 电压 学区
            噪音 噪声 拆线 手术 医疗事故 退伍 老兵 彩票 网贷 借给 欠钱
            """
        ),
        (.sanction, "处分 记过 警告 诫勉 开除 留置 降低岗位 撤职 留党察看 查封 扣押"),
        (.review, "申诉 复审 复查 复议 复核 撤销处分 恢复名誉 不服"),
        (.advice, "建议 提个意见 几点想法 提几点 希望能改成 能不能改"),
        (
            .chatter,
            """
            感谢信 请问 测试测试 test 恭祝 祝贺 想撤回 撤回来 什么时候有结果 利率 低息 加V 表扬 几点上班 无文字 空白信纸 来电问 代交
            鞠躬 欢迎来电洽谈 咨询 查询码忘记
            """
        ),
    ]

    private static let people: [(Cue, String)] = [
        (
            .post,
            """
            支书 民政的 国土所 业务科 抢修班 调查室 巡察办 书记 主任 镇长 乡长 局长 院长 校长 园长 会计 出纳 报账员 干部 干事 所长 站长 组长 队长 民警 法官 科长 股长 董事长 经理 委员
            专干 信息员 窗口 工作人员 看护人员 村医 医生 老师 护林员 收费员 抄表 协管 负责人 经办 领导 副市长 副县长 所里 站里 村里 局里 镇里
            """
        ),
        (
            .grassroots,
            """
            村 湾 社区 居委 小组长 组长 镇 街道 派出所 司法所 财政所 供电所 水务站 林业站 市监所 自然资源所 卫生院 卫生室 村医 学校 小学 中学
            幼儿园 敬老院 福利院 殡仪 公墓 墓地 窗口 抄表 协管 收费员 中队 执法 股长 大厅 站 所长
            """
        ),
        (
            .harm,
            """
            低保 五保 特困 救助 残疾 孤儿 抚恤 养老金 高龄津贴 慰问金 补贴 补助 粮补 直补 危改 危房 扶贫 贫困户 光伏 分红 公益岗 公益性岗位 改厕 移民
            小额贷款 集体 租金 承包 发包 机动地 鱼塘 水库 山林 砂石 石头 征地 拆迁 补偿 过渡费 青苗 土地款 三资 村账 村里的钱 公款 账目 好处费
            收费 多收 罚款 押金 摊派 回扣 餐费 伙食 食堂 校服 教辅 学费 资料费 医保 报销 药 体检 骨灰 墓 红包 烟 修路 硬化 工程 水费 电费
            开户费 过节费 画图费 摊位 菜场 市场 配餐 操场 水池 水渠 放哨 种地 办证 盖章 上户 宅基地 打点 指标 渣土 保护费 收钱 欠款 代收 退耕 公益林 农机 种粮 粮食 稻 复垦 高标准 捐款 募捐 保险 理赔
            土地征收 土地流转 流转费 承包地 耕地 救济 乡村振兴 危旧房 旧村改造 校园餐 营养餐 助学 医疗 看病 养老 社保 就业 培训补 生态 环保 执法 司法 调解
            食品 餐馆 窗口服务
            """
        ),
        (
            .higherPost,
            "副局长 局长 县委书记 市委书记 区委书记 副市长 副县长 副区长 县长 市长 区长 法院 检察院 董事长 某医院 人民医院 集团 党组书记 处长 看守所"
        ),
        (
            .discipline,
            """
            纪委副书记 纪检委员 纪检干事 监察信息员 廉情监督员 纪检监察组 巡察办 巡察组 监督检查室 审查调查室 案管室 纪委干部 监委干部 留置点
            看护人员 纪检专干 纪检组 监察办 纪检干部 纪委干事 案件监督管理室 纪委的干事 纪委那个 纪委二室 派驻 纪委委员 信访室的 审理室的
            """
        ),
        (.disciplineHead, "纪委书记 纪工委书记 监委主任 监察委主任"),
    ]

    private static let dangers: [(Cue, String)] = [
        (
            .risk(.selfHarm),
            """
            跳下去 跳楼 自杀 不想活 不活了 喝农药 敌敌畏 百草枯 寻短见 上吊 死给 一起走了 同归于尽 割腕 活不下去 了断
            """
        ),
        (
            .risk(.violence),
            "打断 砍死 砍人 捅死 捅伤 杀了 杀你 卸他 卸你 撬棍 砍刀 放火 拿刀 动刀 打残 弄死 打死 要他的命 要你的命 见血 打伤 打住院"
        ),
        (
            .risk(.evidenceDestruction),
            "烧账 里烧 还要烧 销毁 碎纸机 格式化 重做凭证 删掉监控 串供 转移账 撕掉 连夜做账 改账 补签 对口供 准备跑"
        ),
        (
            .risk(.retaliation),
            """
            打击报复 报复我 报复举报 整我 穿小鞋 再告就 敢再告 不用来了 取消我 停了我 停我的 停发 低保就停 低保停了 调离岗位 恐吓 泼粪 砸玻璃
            断水断电 息访保证书 逼我撤 举报信给了 材料复印给
            """
        ),
        (.risk(.collective), "集体上访 集体访 租两台 租大巴 中巴到 拉横幅 堵路 堵门 门口坐 门口静坐 一起到区政府 一起到市政府 一起到县政府 去市里上访 去省里上访"),
    ]
}
