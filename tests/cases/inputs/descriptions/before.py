from cog import BasePredictor, Input  #! CF101 CF101

HELP = "Words"


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        a: str = Input(description="It's \"quoted\" – größer 🎈"),  #! CF301
        b: str = Input(  #! CF301
            description="A long text over several lines, "
            "which goes on here. "
            'And "here".',
            default="b",
        ),
        c: str = Input(  #! CF301
            description="""Lines
            in one string.
            """,
            default="c",
        ),
        d: str = Input(description=f"{HELP} of d", default="{d}"),  #! CF301
        e: str = Input(description=HELP, default='\\e\n'),  #! CF301
    ) -> str:  #! CF405
        return a + b + c + d + e
