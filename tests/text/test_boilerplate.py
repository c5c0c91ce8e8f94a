"""Bylines and captions are told from titles."""

import pytest

from notelint.text.boilerplate import is_byline


@pytest.mark.parametrize(
    "line",
    [
        "编辑丨某人",
        "作者 | 张三",
        "文/李四 图/王五",
        "记者 张三",
        "来源：新华社",
        "责任编辑：王五",
        "글 = 홍길동 기자",
        "사진=연합뉴스",
        "글·사진 홍길동",
        "글·사진=홍길동",
        "홍길동 기자",
        "홍길동 기자 hong@example.com",
        "워싱턴=홍길동 특파원",
        "홍길동 | 경제부",
        "(서울=연합뉴스)",
        "(사진) 2023년의 공장",
        "▲ 공장 전경",
        "· 某年某地的老照片",
        "By Jane",
        "By Jane Doe and John A. Smith",
        "Written by Jane van Dyke",
        "Photo: Reuters",
        "Photo by Jane Doe",
        "Source: Bank of Korea",
        "取材・文＝山田太郎",
        "撮影：山田",
    ],
)
def test_it_is_one(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "배경",
            "글의 배경",
            "사진의 역사",
            "그림 그리기",
            "1. 개요",
            "■ 배경",
            "자료 조사 방법",
            "기자 간담회",
        ),
        *("By the numbers", "Background", "Sources and methods", "Image processing", "Text"),
        *("背景", "文化の力", "图书馆", "编辑器的选择", "来源与方法", "文明"),
    ],
)
def test_a_title_is_none(line: str) -> None:
    assert not is_byline(line)
