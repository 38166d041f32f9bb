"""Korean names the analyzer's dictionary does not know: places and systems of Seoul's policies.

Written ``name`` or ``name part part``; with parts, a search for a part finds the name too. Only a
server with the official Korean plugin takes a dictionary (:mod:`.analysis`).
"""

from __future__ import annotations

from typing import Final

KOREAN_WORDS: Final = (
    "강남대로 강남 대로",
    "경의선숲길 경의선 숲길",
    "기후동행카드 기후 동행 카드",
    "난지도",
    "남산골한옥마을 남산골 한옥 마을",
    "노들섬",
    "다람쥐버스 다람쥐 버스",
    "동대문디자인플라자 동대문 디자인 플라자",
    "따릉이",
    "디지털미디어시티 디지털 미디어 시티",
    "마포석유비축기지 마포 석유 비축 기지",
    "문화비축기지 문화 비축 기지",
    "밤도깨비야시장 밤도깨비 야시장",
    "버스준공영제 버스 준공영제",
    "북촌한옥마을 북촌 한옥 마을",
    "상암동",
    "새활용플라자 새활용 플라자",
    "서울로7017 서울로 7017",
    "선유도공원 선유도 공원",
    "세빛섬",
    "아리수",
    "안심이앱 안심이 앱",
    "에코마일리지 에코 마일리지",
    "올빼미버스 올빼미 버스",
    "여의도",
    "월드컵공원 월드컵 공원",
    "자원회수시설 자원 회수 시설",
    "중앙버스전용차로 중앙 버스 전용 차로",
    "찾동",
    "청계고가 청계 고가",
    "청계천",
    "청계천박물관 청계천 박물관",
    "토피스",
    "하늘공원 하늘 공원",
    "환승할인 환승 할인",
)
