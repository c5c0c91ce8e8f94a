"""How telling a section's name is: names that stand in documents of every kind tell little.

Counted on fifteen public collections of other kinds than the ready-made schemas are for (blogs,
documentation, articles, in English and Korean), where an everyday name stands in more than one of
250 documents and a common one in more than one of 2,500; Korean names, of which fewer documents
were at hand, were sorted by eye. Of all other names a document has one because of what it is.
"""

from notelint.text.heading import fold

EVERYDAY = """
Links, Reference, References, Notes, Summary, Overview, Introduction, Background, Resources,
Abstract, Related, See also, Details, Info, Metadata, Goals, Comments, Review, Questions,
Problem, Problems, Issues, Model, Design, Explanation, Part, Done, Next, Plan, Today, Sources,
Solution, Implementation, More information, Status, Title, Author, Authors, Date, Year, URL,
참고 자료, 참고, 참고 문헌, 출처, 개요, 요약, 결론, 배경, 결과, 영향, 단점, 장점, 문제, 문제점,
한계, 원인, 해결, 메모, 비고, 예시, 학습 목표, 설계, 제안, 방법, 생각, 확인, 검증,
관련 링크, 추가 정보, 인용, 발췌, 핵심, 대응, 복구, 조치, 개선, 제목, 날짜, 저자, 작성자, 일시,
概要, 背景, 方法, 結果, 要約, 总结, 問題, 问题, 参考, 参考文献, 課題, 目標, 备注
"""
"""One point."""

COMMON = """
Decision, What happened, Next meeting, TL;DR, Next steps, Method, Methods, Approach,
Related work, Future work, Timeline, Results, Experiments, Evaluation, Response, Meeting notes,
Motivation, Context, Highlights, Action items, Actions, Agenda, Resolution, Lessons learned,
To do, Impact, Discussion, Contributions, Contribution, Alternatives, Limitations, Thoughts,
Takeaways, Key takeaways, Key points, Main ideas, Proposal, Topics, Present, Challenges,
Learned, Learnings, Completed, Cause, Causes, Trigger, Recovery, Prevention, Detection,
Validation, Confirmation, Minutes, Decisions, Quotes, Lessons, Main points, Basic example,
Annotations, What I learned, Weaknesses, Participants, Attendance, Reflection, Open questions,
Unresolved questions, TLDR, Main idea, Tags, Synopsis, Roll call, Publication details, 이슈,
회고, 안건, 논의, 할 일, 핵심 내용, 동기, 대안, 문제 정의, 실험, 실험 결과, 기여, 느낀 점,
배운 점, 학습 내용, 내 생각, 감상, 줄거리, 결정 사항, 진행 사항, 향후 계획, 향후 과제,
후속 조치, 맥락, 개선 사항, 교훈, 참가자, 감지, 탐지, 타임라인, 경과, 해야 할 일, 트러블슈팅,
한계점, 초록, 연결, 하이라이트, 感想, 学び, 思考, 摘录, 引用, 要点, 实验, 実験, 手法, 动机,
局限, 贡献, 貢献, 摘要, 関連
"""
"""Two points; any other name has three."""


def points(name: str) -> int:
    """How much a name tells, from 1 to 3; it is compared in its tolerant form."""
    return _POINTS.get(fold(name), 3)


def _folded(names: str, value: int) -> dict[str, int]:
    return {fold(name.strip()): value for name in names.split(",")}


_POINTS = {**_folded(COMMON, 2), **_folded(EVERYDAY, 1)}
