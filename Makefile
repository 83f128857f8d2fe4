# 登闻 Dengwen. `make` prints what there is.

PORT ?= 8080
DATA ?=
DATABASE_URL ?=
ONLY ?=
export PORT DATA DATABASE_URL ONLY

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup build run test format lint clean

drills := $(patsubst scripts/drills/%.sh,drill-%,$(wildcard scripts/drills/*.sh))
tools := $(patsubst scripts/%.sh,%,$(wildcard scripts/bench.sh scripts/docs.sh))
.PHONY: $(drills) bench docs

help: ## 显示本帮助 · this help
	@echo '登闻 Dengwen'
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
	@for target in $(tools) $(drills); do \
	    file=scripts/$$target.sh; case $$target in drill-*) file=scripts/drills/$${target#drill-}.sh;; esac; \
	    printf '  make %s\t%s\n' "$$target" "$$(sed -n '2s/^# //p' $$file)" | expand -t 16; done
	@echo
	@echo '  PORT=8080  DATA=目录 directory  DATABASE_URL=postgresql://…  ONLY=测试或基准名 test or bench name'

setup: ## 安装缺少的系统软件包 · install missing system packages
	@scripts/setup.sh run

build: setup ## 调试构建 · debug build
	@swift build

run: setup ## 建库、导入样例并启动（Ctrl-C 结束）· database, sample data, server and workers; Ctrl-C ends all
	@exec scripts/run.sh

test: ## 全部测试（真实 PostgreSQL、真实浏览器）· every test, with real PostgreSQL and a real browser
	@scripts/setup.sh test
	@scripts/test.sh

format: ## 统一代码格式 · format the Swift sources
	@swift format --in-place --parallel --recursive --configuration .swift-format Package.swift Sources Tests

lint: ## 检查代码与脚本格式 · check the format of sources and scripts
	@swift format lint --strict --parallel --recursive --configuration .swift-format Package.swift Sources Tests
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run $$(find scripts -name '*.sh'); \
	    else echo 'shellcheck 未安装，跳过脚本检查 · not installed, scripts not checked'; fi

clean: ## 删除构建产物（不动数据）· remove what was built, never data
	@rm -rf .build .build-release .venv-test .venv-bench

ifneq ($(tools),)
$(tools): setup
	@scripts/setup.sh $(if $(filter bench,$@),bench,run)
	@exec scripts/$@.sh
endif
ifneq ($(drills),)
$(drills): drill-%: setup
	@exec scripts/drills/$*.sh
endif

# What has not come yet says so instead of seeming to work.
define absent
@echo '尚未提供 · not there yet: make $@'
@echo '现有 · there are: $(or $(strip $(tools) $(drills)),（无 · none）)'
@exit 2
endef

drill-%:
	$(absent)

ifneq ($(filter-out $(tools),bench docs),)
$(filter-out $(tools),bench docs):
	$(absent)
endif
